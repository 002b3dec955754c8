var 05__cublas_2stages_8hpp =
[
    [ "gemm_ex", "05__cublas_2stages_8hpp.html#abee7c6fdb22a1231f3257bfa9386340a", null ],
    [ "gemm_ex_half", "05__cublas_2stages_8hpp.html#ac0992635e6aefdd6bbeaa2d62b29a6a9", null ],
    [ "sgemm", "05__cublas_2stages_8hpp.html#a74b60812da61d55c0c6a946864e7f674", null ]
];