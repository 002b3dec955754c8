var structm2m_1_1grader_1_1Task =
[
    [ "Task", "structm2m_1_1grader_1_1Task.html#abe38dfcd0a22f75124e522cb8368ac73", null ],
    [ "needs", "structm2m_1_1grader_1_1Task.html#af3bcdb97a3eda4ae7412f4f6ed34ff60", null ],
    [ "compile_limits", "structm2m_1_1grader_1_1Task.html#aa271eb25e309d9b732409d67c5ae9fe8", null ],
    [ "exercise", "structm2m_1_1grader_1_1Task.html#a35ef088ce548518c670af0b381af1885", null ],
    [ "functions", "structm2m_1_1grader_1_1Task.html#adbc7f781ed814c76364df2356c28ac79", null ],
    [ "given", "structm2m_1_1grader_1_1Task.html#a77ac67bed1e1686712f4a6c73950c488", null ],
    [ "header", "structm2m_1_1grader_1_1Task.html#a5dc8e8aa16ee8d2f6c7239c33f2f6c2a", null ],
    [ "headers", "structm2m_1_1grader_1_1Task.html#a44cadc4b9ac64398b145df1472d52441", null ],
    [ "hidden_points", "structm2m_1_1grader_1_1Task.html#a1bf6f0c64b42be1644b8d01ab7cc8dcc", null ],
    [ "limits", "structm2m_1_1grader_1_1Task.html#a59af8f4db6c6b3642aab475a05b618ad", null ],
    [ "peak_flops", "structm2m_1_1grader_1_1Task.html#aaa467c77786b0378d33fcfdd70a997d9", null ],
    [ "refuses_sources", "structm2m_1_1grader_1_1Task.html#a0d16e0b21a73c0c4251fe18e8322764d", null ],
    [ "speed_test", "structm2m_1_1grader_1_1Task.html#a5d65330f4380798b982c7092f9d42961", null ],
    [ "tests", "structm2m_1_1grader_1_1Task.html#a9d7d5b818ad6eecc62768eeaa8c828a7", null ],
    [ "total_seconds", "structm2m_1_1grader_1_1Task.html#a3e935b53a47a708abdc0d16f82fc2d24", null ],
    [ "wants_speed", "structm2m_1_1grader_1_1Task.html#a351a442e2fc06f2a6ca31df9bc6d6913", null ]
];