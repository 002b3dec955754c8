var gpus_8hpp =
[
    [ "m2m::Gpu", "structm2m_1_1Gpu.html", "structm2m_1_1Gpu" ],
    [ "cuda_versions", "gpus_8hpp.html#a3d34c81591ad78b1be0d87e3f82431f2", null ],
    [ "describe", "gpus_8hpp.html#a08ebf1934df69ff90d63d948b254c4a6", null ],
    [ "gpus", "gpus_8hpp.html#a7cd4ae4a92e57265f074b3678270cf7d", null ]
];