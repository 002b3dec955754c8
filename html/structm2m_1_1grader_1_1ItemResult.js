var structm2m_1_1grader_1_1ItemResult =
[
    [ "hidden", "structm2m_1_1grader_1_1ItemResult.html#ab62d4b03a365a077d0b1257abc78b356", null ],
    [ "message", "structm2m_1_1grader_1_1ItemResult.html#a209a0e6464afb1e597448e46633d6491", null ],
    [ "most", "structm2m_1_1grader_1_1ItemResult.html#a991c9b611ac5966c220473c615279883", null ],
    [ "name", "structm2m_1_1grader_1_1ItemResult.html#a6f6c6c1519c3a8d8c8aaddf9997470d4", null ],
    [ "passed", "structm2m_1_1grader_1_1ItemResult.html#a47da1e341e525eb36cb2e998f5ae8557", null ],
    [ "points", "structm2m_1_1grader_1_1ItemResult.html#a467b7c63a7364aa2ba1f9db744d23859", null ]
];