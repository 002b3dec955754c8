var structm2m_1_1ReliabilityBin =
[
    [ "accuracy", "structm2m_1_1ReliabilityBin.html#ab5da81535442ca8e728d48e9bb4a2552", null ],
    [ "confidence", "structm2m_1_1ReliabilityBin.html#a44dd0354a225d81be5c86e18e113770d", null ],
    [ "confidence_sum", "structm2m_1_1ReliabilityBin.html#a46e0dfcfe9f1c5c760147311f6d39489", null ],
    [ "count", "structm2m_1_1ReliabilityBin.html#afa1fdf18aa85e696a11f79ca3555814a", null ],
    [ "from", "structm2m_1_1ReliabilityBin.html#a9dec7ac817c332c3126af90d47a23d2c", null ],
    [ "right", "structm2m_1_1ReliabilityBin.html#a2b4b6ec6f1445d859a5a9aa45abab465", null ],
    [ "to", "structm2m_1_1ReliabilityBin.html#aed0530652ee14f81751273c47e37a048", null ]
];