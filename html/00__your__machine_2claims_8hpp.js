var 00__your__machine_2claims_8hpp =
[
    [ "judge_bandwidth", "00__your__machine_2claims_8hpp.html#afdf8db897cb00947eb8cd4c337832160", null ],
    [ "judge_copying", "00__your__machine_2claims_8hpp.html#ad46dfeda9e6df831de665d68a295217d", null ],
    [ "judge_cores", "00__your__machine_2claims_8hpp.html#a8160387fd612306356be1bb5f14bd179", null ],
    [ "judge_setup", "00__your__machine_2claims_8hpp.html#abc6d1825be1ae55bd13c66e314ae4d59", null ],
    [ "measure_bandwidth", "00__your__machine_2claims_8hpp.html#ad4042d8bd6c2f8b0dd79147fc037ca1c", null ],
    [ "measure_copying", "00__your__machine_2claims_8hpp.html#a606593ebe96e1c0d2b4c2f8eb153e2cc", null ],
    [ "measure_cores", "00__your__machine_2claims_8hpp.html#a7791ab7c4b0b3d6e0f0120b8d7fa0c64", null ],
    [ "measure_setup", "00__your__machine_2claims_8hpp.html#a7fb264c523bbe1544532fc79623c70b2", null ],
    [ "multiply_add_units", "00__your__machine_2claims_8hpp.html#a32e251ee326dd7e75a17cc76cd4507ca", null ],
    [ "print_machine", "00__your__machine_2claims_8hpp.html#a6103c9a685cacb38cf4d0e8fc3cf2339", null ]
];