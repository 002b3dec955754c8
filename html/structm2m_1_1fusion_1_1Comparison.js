var structm2m_1_1fusion_1_1Comparison =
[
    [ "fused", "structm2m_1_1fusion_1_1Comparison.html#aa19b4d2d5e96bd0bb7e6981b671e58d0", null ],
    [ "fused_seconds", "structm2m_1_1fusion_1_1Comparison.html#aa03ef635fffc79041534718eb60b5577", null ],
    [ "fused_spread", "structm2m_1_1fusion_1_1Comparison.html#adcf7aed7769b586387f4e90aab9ad983", null ],
    [ "job", "structm2m_1_1fusion_1_1Comparison.html#ac7bd1d54f62a4bcbbc16f819d99ebf54", null ],
    [ "separate", "structm2m_1_1fusion_1_1Comparison.html#ab35e32cb47d05bd8e204063ea3f8be90", null ],
    [ "separate_seconds", "structm2m_1_1fusion_1_1Comparison.html#afb83c55979a2bb483bb42b8ab3712378", null ],
    [ "separate_spread", "structm2m_1_1fusion_1_1Comparison.html#a9b9f9106893d6b0e793774e6060cbe29", null ]
];