var structm2m_1_1break__even_1_1Assumptions =
[
    [ "copy", "structm2m_1_1break__even_1_1Assumptions.html#a8a5379fd89974ee8c7203ca7fdbcb8bd", null ],
    [ "launch", "structm2m_1_1break__even_1_1Assumptions.html#a0e9eb6a9c494feb9cc91963efba86287", null ],
    [ "reach", "structm2m_1_1break__even_1_1Assumptions.html#abeef218ae219260cb1e09d31d564d002", null ]
];