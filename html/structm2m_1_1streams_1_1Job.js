var structm2m_1_1streams_1_1Job =
[
    [ "host_in", "structm2m_1_1streams_1_1Job.html#ac0277b1e5810bfeab77f166290a23d65", null ],
    [ "host_out", "structm2m_1_1streams_1_1Job.html#a922b2a2d66e36c5e36b74f3b429fd939", null ],
    [ "in", "structm2m_1_1streams_1_1Job.html#a10a84f49986c031338b2cc3e17597c4e", null ],
    [ "n", "structm2m_1_1streams_1_1Job.html#af5bf98bcecded93250e28826ef39a63b", null ],
    [ "out", "structm2m_1_1streams_1_1Job.html#a946ae41aede290cb4b4abfe3b688a4c8", null ]
];