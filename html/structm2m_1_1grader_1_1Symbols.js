var structm2m_1_1grader_1_1Symbols =
[
    [ "defined", "structm2m_1_1grader_1_1Symbols.html#ac57773488844108d65eccd8042a1d405", null ],
    [ "undefined", "structm2m_1_1grader_1_1Symbols.html#a5865a99c25c5a401883694f2733a1617", null ]
];