var classm2m_1_1grader_1_1Sandbox =
[
    [ "Sandbox", "classm2m_1_1grader_1_1Sandbox.html#a65cefacb753eada014f59b7b03a5e294", null ],
    [ "~Sandbox", "classm2m_1_1grader_1_1Sandbox.html#ac3b2bd99c0be768e63bc3ff7d93bef88", null ],
    [ "Sandbox", "classm2m_1_1grader_1_1Sandbox.html#a63390e3ca846750a18033fbfb7313278", null ],
    [ "finish", "classm2m_1_1grader_1_1Sandbox.html#a8e7295b218f46a53d2d97818cebe31e0", null ],
    [ "operator=", "classm2m_1_1grader_1_1Sandbox.html#af3c1e764c105399ced53c941095dc1fb", null ],
    [ "wait_for", "classm2m_1_1grader_1_1Sandbox.html#a23ec2d556c48f4903fd7e2b073f3dd9e", null ]
];