var structm2m_1_1grader_1_1Walls =
[
    [ "sentence", "structm2m_1_1grader_1_1Walls.html#a8a99467b9f14c22baf88ee78737175d8", null ],
    [ "landlock", "structm2m_1_1grader_1_1Walls.html#a44b1ac52e27e9f23841c73e40c7a2170", null ],
    [ "own_user", "structm2m_1_1grader_1_1Walls.html#a551abc495da52d10b9bbe91bdb86d843", null ],
    [ "seccomp", "structm2m_1_1grader_1_1Walls.html#a4be67efb621955831dd87c75221f02cf", null ]
];