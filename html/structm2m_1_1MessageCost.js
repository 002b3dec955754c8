var structm2m_1_1MessageCost =
[
    [ "alpha", "structm2m_1_1MessageCost.html#ad75327a666fc055b62813e90538c3997", null ],
    [ "beta", "structm2m_1_1MessageCost.html#af4abefe3b534059e32fb9ac2e8164ee6", null ]
];