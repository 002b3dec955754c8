var 10__do__you__need__a__gpu_2claims_8hpp =
[
    [ "m2m::break_even::Point", "structm2m_1_1break__even_1_1Point.html", "structm2m_1_1break__even_1_1Point" ],
    [ "m2m::break_even::Survey", "structm2m_1_1break__even_1_1Survey.html", "structm2m_1_1break__even_1_1Survey" ],
    [ "judge_break_even", "10__do__you__need__a__gpu_2claims_8hpp.html#aa5ce0808ecdfca37e100f4f09c09a8c2", null ],
    [ "judge_hours", "10__do__you__need__a__gpu_2claims_8hpp.html#a175465a0cf9c6b0512e8d18af1870c63", null ],
    [ "judge_scalars_and_matrices", "10__do__you__need__a__gpu_2claims_8hpp.html#a0fd1e47ddaff7aa9a2bd543ef1506a9c", null ],
    [ "judge_without_gpu", "10__do__you__need__a__gpu_2claims_8hpp.html#a68f26c4ab9e905fc27e83a8c3b02f5d1", null ],
    [ "measure_break_even", "10__do__you__need__a__gpu_2claims_8hpp.html#aff207d75f4d4d24aa780c0c3298e9af3", null ],
    [ "measure_hours", "10__do__you__need__a__gpu_2claims_8hpp.html#a6c8d6a54c9951e888ddaa93062e137dc", null ],
    [ "measure_scalars_and_matrices", "10__do__you__need__a__gpu_2claims_8hpp.html#a99836c417a0b61192ef2aa213e0459b8", null ],
    [ "measure_without_gpu", "10__do__you__need__a__gpu_2claims_8hpp.html#a67fb2357374ea1774e6ee71e52b1d686", null ],
    [ "print_survey", "10__do__you__need__a__gpu_2claims_8hpp.html#a2708500e0906c21fab4de91cb3ad2760", null ],
    [ "survey", "10__do__you__need__a__gpu_2claims_8hpp.html#a1c228212794a2971e22fd7a1cff1f460", null ]
];