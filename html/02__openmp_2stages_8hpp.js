var 02__openmp_2stages_8hpp =
[
    [ "registers", "02__openmp_2stages_8hpp.html#a4c6c48ef0481d38a0f0caf2a08f3db58", null ],
    [ "rows", "02__openmp_2stages_8hpp.html#aefb34ee68e171b17333cd7b331cf19aa", null ],
    [ "simd", "02__openmp_2stages_8hpp.html#ac569823f00295113949a18d374a33a79", null ]
];