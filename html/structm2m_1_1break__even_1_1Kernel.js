var structm2m_1_1break__even_1_1Kernel =
[
    [ "bytes", "structm2m_1_1break__even_1_1Kernel.html#a4f10df486fd2c4f8f1abf425ee209c52", null ],
    [ "flops", "structm2m_1_1break__even_1_1Kernel.html#a36e8ac69607bf44c4b1d80833658b740", null ],
    [ "what", "structm2m_1_1break__even_1_1Kernel.html#a1926065a99c1b427cfedee08b40536e5", null ]
];