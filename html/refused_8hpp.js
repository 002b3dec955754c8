var refused_8hpp =
[
    [ "m2m::grader::Refused", "structm2m_1_1grader_1_1Refused.html", null ],
    [ "m2m::grader::DoesNotCompile", "structm2m_1_1grader_1_1DoesNotCompile.html", null ]
];