var structm2m_1_1break__even_1_1Point =
[
    [ "cpu", "structm2m_1_1break__even_1_1Point.html#a86d640ab484613ee36f39d06969ee6e4", null ],
    [ "cpu_spread", "structm2m_1_1break__even_1_1Point.html#a86aa833ed3e88cc7f873c9058f4834a5", null ],
    [ "gpu", "structm2m_1_1break__even_1_1Point.html#aa049b8691816d5c6af6c86f17d04a812", null ],
    [ "gpu_spread", "structm2m_1_1break__even_1_1Point.html#a5fdf26623a246dd2184acdc5933f7000", null ],
    [ "gpu_with_transfers", "structm2m_1_1break__even_1_1Point.html#abffcbcb3f241885399392cc0b1e223aa", null ],
    [ "net", "structm2m_1_1break__even_1_1Point.html#a471522baf64658f6863a09d2ed28c99f", null ],
    [ "transfers_spread", "structm2m_1_1break__even_1_1Point.html#a4aa1381563b5b5f43c8541d74355922b", null ]
];