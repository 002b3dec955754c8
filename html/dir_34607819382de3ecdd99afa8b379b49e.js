var dir_34607819382de3ecdd99afa8b379b49e =
[
    [ "gemm_ex.cu", "gemm__ex_8cu.html", "gemm__ex_8cu" ],
    [ "gemm_ex_half.cu", "gemm__ex__half_8cu.html", "gemm__ex__half_8cu" ],
    [ "halves.hpp", "halves_8hpp.html", "halves_8hpp" ],
    [ "handle.hpp", "handle_8hpp.html", "handle_8hpp" ],
    [ "sgemm.cu", "sgemm_8cu.html", "sgemm_8cu" ],
    [ "stages.hpp", "05__cublas_2stages_8hpp.html", "05__cublas_2stages_8hpp" ]
];