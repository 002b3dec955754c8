var structm2m_1_1grader_1_1Speed =
[
    [ "ratio", "structm2m_1_1grader_1_1Speed.html#a4b563dc9ae8f0de756a2ac6f5a613c57", null ],
    [ "name", "structm2m_1_1grader_1_1Speed.html#a7a19e4825e0c8afa8b0e1b0eb7491bd1", null ],
    [ "reference_seconds", "structm2m_1_1grader_1_1Speed.html#a4b83399f402327495a645f43e9bc1d15", null ],
    [ "seconds", "structm2m_1_1grader_1_1Speed.html#a44744572dab96bc0646a5fb647b1ae86", null ]
];