var flops_8hpp =
[
    [ "simt::count::Computation", "structsimt_1_1count_1_1Computation.html", "structsimt_1_1count_1_1Computation" ],
    [ "Computations", "flops_8hpp.html#a418e34e17feb4b477af4073750432eac", null ],
    [ "find_computations", "flops_8hpp.html#a2adb9b7e06e13db1faabd9577222650e", null ],
    [ "operations_of", "flops_8hpp.html#afed37158efebed9cd65285bfd03aa6c3", null ]
];