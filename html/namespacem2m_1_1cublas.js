var namespacem2m_1_1cublas =
[
    [ "Handle", "classm2m_1_1cublas_1_1Handle.html", "classm2m_1_1cublas_1_1Handle" ],
    [ "Scratch", "classm2m_1_1cublas_1_1Scratch.html", "classm2m_1_1cublas_1_1Scratch" ],
    [ "Operand", "namespacem2m_1_1cublas.html#ae938f872169653096964a7d0245044d3", [
      [ "A", "namespacem2m_1_1cublas.html#ae938f872169653096964a7d0245044d3a7fc56270e7a70fa81a5935b72eacbe29", null ],
      [ "B", "namespacem2m_1_1cublas.html#ae938f872169653096964a7d0245044d3a9d5ed678fe57bcca610140957afab571", null ]
    ] ],
    [ "gemm_ex", "namespacem2m_1_1cublas.html#abee7c6fdb22a1231f3257bfa9386340a", null ],
    [ "gemm_ex_half", "namespacem2m_1_1cublas.html#ac0992635e6aefdd6bbeaa2d62b29a6a9", null ],
    [ "handle", "namespacem2m_1_1cublas.html#ad6c7af68df99bd3c1a546e048aa219c7", null ],
    [ "padded_row", "namespacem2m_1_1cublas.html#a75bc482f81eb0dc69edb955d7b3c4d99", null ],
    [ "rounded_pair", "namespacem2m_1_1cublas.html#a3983a15feb55df091b4c1e26dfe358d4", null ],
    [ "sgemm", "namespacem2m_1_1cublas.html#a74b60812da61d55c0c6a946864e7f674", null ],
    [ "to_half", "namespacem2m_1_1cublas.html#a29375512737cb53ef0ffa8b36fcfbafb", null ],
    [ "to_half_kernel", "namespacem2m_1_1cublas.html#a13fb538f813fd7e70a6c8ebc4310f4fc", null ],
    [ "halves_group", "namespacem2m_1_1cublas.html#a38fb94ceeea0e756b70fc44d33a881fb", null ],
    [ "halves_threads", "namespacem2m_1_1cublas.html#ae7319abea8bc0e869275f14f317b4af3", null ]
];