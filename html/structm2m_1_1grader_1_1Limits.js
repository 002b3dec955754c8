var structm2m_1_1grader_1_1Limits =
[
    [ "address_space", "structm2m_1_1grader_1_1Limits.html#aa6aad25b64fac701f595f4efb91823ec", null ],
    [ "cpu_seconds", "structm2m_1_1grader_1_1Limits.html#a8455020184bd89a0e72ed67bc26d4402", null ],
    [ "file_bytes", "structm2m_1_1grader_1_1Limits.html#ade39d0ea967f188805d50141dce54638", null ],
    [ "memory", "structm2m_1_1grader_1_1Limits.html#a01d30866b71c8ec7ea7d2820a1385c01", null ],
    [ "output_bytes", "structm2m_1_1grader_1_1Limits.html#a8949e8f42fc0d70b2b9a889b09a0ee63", null ],
    [ "processes", "structm2m_1_1grader_1_1Limits.html#acf5f62b4f46fead9c512f137a2c021fd", null ],
    [ "seconds", "structm2m_1_1grader_1_1Limits.html#a3506aebb9f10c83040ece731ed89a0fe", null ]
];