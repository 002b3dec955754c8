var gemm__ex__half_8cu =
[
    [ "gemm_ex_half", "gemm__ex__half_8cu.html#ac0992635e6aefdd6bbeaa2d62b29a6a9", null ]
];