var toolchain_8hpp =
[
    [ "m2m::grader::Toolchain", "structm2m_1_1grader_1_1Toolchain.html", "structm2m_1_1grader_1_1Toolchain" ],
    [ "this_toolchain", "toolchain_8hpp.html#a0bd18b7a30836bd370b911d465281c59", null ]
];