var structm2m_1_1fusion_1_1Traffic =
[
    [ "bytes", "structm2m_1_1fusion_1_1Traffic.html#ab5adc7ef7316030302ffe8faed56cccb", null ],
    [ "passes", "structm2m_1_1fusion_1_1Traffic.html#a7f4a6eeeb046c1943b664dcfeabd0fd2", null ]
];