var experiment_8hpp =
[
    [ "m2m::fusion::Comparison", "structm2m_1_1fusion_1_1Comparison.html", "structm2m_1_1fusion_1_1Comparison" ],
    [ "compare_jobs", "experiment_8hpp.html#aeb7fc4e0aab9258b6593c0f4ea87b2dd", null ],
    [ "judge_fusion", "experiment_8hpp.html#a31d91e2a8de2169442410d77296d3e68", null ],
    [ "measure_fusion", "experiment_8hpp.html#a53e681b90e309ef87cd17021aba12351", null ],
    [ "print_traffic", "experiment_8hpp.html#adf8da1c87a3c8f528c00994164ee186f", null ],
    [ "time_figures", "experiment_8hpp.html#a0ff5f9bf4fc50a557a023c08e9c1879f", null ]
];