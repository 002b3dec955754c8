var classm2m_1_1Random =
[
    [ "Random", "classm2m_1_1Random.html#a207d66443fbbd9c573ac9363642c048e", null ],
    [ "below", "classm2m_1_1Random.html#ad7d1eb7f5ef010ac605c8e33ce860919", null ],
    [ "bits", "classm2m_1_1Random.html#a9d50de3a2a9ff2db17f90cd07b3a03ee", null ],
    [ "integer", "classm2m_1_1Random.html#af1e88dd0280358afa2cef5663f86d909", null ],
    [ "set_state", "classm2m_1_1Random.html#a02e75680180a8cc52dd3d91e974a9af4", null ],
    [ "state", "classm2m_1_1Random.html#aabc3cceaec1f0dddd851a0d50a447272", null ],
    [ "uniform", "classm2m_1_1Random.html#ac5f9acfdab3b7325e99dca910947cbed", null ],
    [ "uniform", "classm2m_1_1Random.html#aeeadddb125db366f68983ff5149267e5", null ]
];