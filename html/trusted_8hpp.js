var trusted_8hpp =
[
    [ "m2m::grader::Trusted", "structm2m_1_1grader_1_1Trusted.html", "structm2m_1_1grader_1_1Trusted" ],
    [ "run_trusted", "trusted_8hpp.html#af6841cd3f44eabedb9282549d6e4f271", null ]
];