var scaling_8hpp =
[
    [ "m2m::MessageCost", "structm2m_1_1MessageCost.html", "structm2m_1_1MessageCost" ],
    [ "m2m::StepCost", "structm2m_1_1StepCost.html", "structm2m_1_1StepCost" ],
    [ "all_reduce_seconds", "scaling_8hpp.html#a82c6d8b9b00ee9bacb6b9545d1d5caf9", null ],
    [ "best_ranks", "scaling_8hpp.html#a2be32e8c613162f7963d8e2a09d64c39", null ],
    [ "cost_from", "scaling_8hpp.html#a59a88ac766940fa3251d736cac766901", null ],
    [ "modelled_rate", "scaling_8hpp.html#ada39d80258f0f3a1abc0ba835b469e9b", null ]
];