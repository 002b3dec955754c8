var gemm__ex_8cu =
[
    [ "gemm_ex", "gemm__ex_8cu.html#abee7c6fdb22a1231f3257bfa9386340a", null ]
];