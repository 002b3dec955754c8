var signature_8hpp =
[
    [ "m2m::grader::Parameter", "structm2m_1_1grader_1_1Parameter.html", "structm2m_1_1grader_1_1Parameter" ],
    [ "m2m::grader::Signature", "structm2m_1_1grader_1_1Signature.html", "structm2m_1_1grader_1_1Signature" ],
    [ "host_source", "signature_8hpp.html#a2395eb927fb7ea07a6c9bafa9044746d", null ],
    [ "parse_signature", "signature_8hpp.html#a4389a8b5de951d202200f55a124d117e", null ],
    [ "proxy_source", "signature_8hpp.html#a859571f138c0b15fc6e605309f4e91b9", null ]
];