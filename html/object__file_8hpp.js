var object__file_8hpp =
[
    [ "m2m::grader::Symbols", "structm2m_1_1grader_1_1Symbols.html", "structm2m_1_1grader_1_1Symbols" ],
    [ "symbols_of_object", "object__file_8hpp.html#a17c0744e6ad55a01fc08e924ddfa49f0", null ]
];