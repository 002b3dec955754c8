var structm2m_1_1Claim =
[
    [ "chapter", "structm2m_1_1Claim.html#aeb4acd44156139cdc523a7184244daf5", null ],
    [ "experiment", "structm2m_1_1Claim.html#a2a8716bab1eca04ca0d03aa322bf93da", null ],
    [ "measure", "structm2m_1_1Claim.html#a103f50ffbace468b4a8b005e8553d794", null ],
    [ "number", "structm2m_1_1Claim.html#afa5c77d7b26ee4ed1f0098b45893b81c", null ],
    [ "sentence", "structm2m_1_1Claim.html#aa83d77149ca973cd8f721d494216602f", null ]
];