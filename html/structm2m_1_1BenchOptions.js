var structm2m_1_1BenchOptions =
[
    [ "after", "structm2m_1_1BenchOptions.html#a5e62ff1251b5aa2baf06a95cd4c1d8dd", null ],
    [ "before", "structm2m_1_1BenchOptions.html#a3f3e08eed424ed41903fbbc60af3bfdd", null ],
    [ "measure", "structm2m_1_1BenchOptions.html#a1e91bec8513d4ea65efcc4ea689fd162", null ],
    [ "sizes", "structm2m_1_1BenchOptions.html#ad99d0f0bbcc1c745a0cab994c26133b2", null ],
    [ "stages", "structm2m_1_1BenchOptions.html#a3075c64723568bb5bf140aa1f33940d6", null ],
    [ "wrong", "structm2m_1_1BenchOptions.html#a5ae03041637bbd073ddb04b6de7eec42", null ]
];