var 08__fusion_2jobs_8hpp =
[
    [ "m2m::fusion::Jobs", "structm2m_1_1fusion_1_1Jobs.html", "structm2m_1_1fusion_1_1Jobs" ],
    [ "fused_jobs", "08__fusion_2jobs_8hpp.html#acfb6808789e951af9dd66554d0090100", null ],
    [ "matmul", "08__fusion_2jobs_8hpp.html#a76567a5b2e9b72900a8bd3ed91fefd48", null ],
    [ "separate_adam", "08__fusion_2jobs_8hpp.html#a42cc10a26f597624e7786d0dda00bb95", null ],
    [ "separate_adam_device", "08__fusion_2jobs_8hpp.html#a0437f776007a5a74a88d2125f02fd565", null ],
    [ "separate_adam_host", "08__fusion_2jobs_8hpp.html#a633788b644096d509fa1a8fcc0f9e3fa", null ],
    [ "separate_jobs", "08__fusion_2jobs_8hpp.html#a3c559f6c26670819a7fe5d6381ba9df4", null ],
    [ "fused_host", "08__fusion_2jobs_8hpp.html#ac8658fc5b1f4d7a89aa1ccc8cdbdc69c", null ],
    [ "matmul_device", "08__fusion_2jobs_8hpp.html#a88e40046aa9763f86d7a6c81f680d9e0", null ],
    [ "matmul_host", "08__fusion_2jobs_8hpp.html#aed6c388217dc7f5d9c28e397a4ea50c6", null ],
    [ "separate_device", "08__fusion_2jobs_8hpp.html#a49911c0429bc99bd3f948b715f983ac7", null ],
    [ "separate_host", "08__fusion_2jobs_8hpp.html#af19d241ba5341bfa540fe74e2cbe867a", null ]
];