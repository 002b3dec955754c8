var namespacem2m_1_1fusion =
[
    [ "files", "namespacem2m_1_1fusion_1_1files.html", [
      [ "matmul_device", "namespacem2m_1_1fusion_1_1files.html#ad1f13044853c082adcd3f87bf97f9cbc", null ],
      [ "separate_adam_device", "namespacem2m_1_1fusion_1_1files.html#a0437f776007a5a74a88d2125f02fd565", null ],
      [ "separate_adam_host", "namespacem2m_1_1fusion_1_1files.html#a633788b644096d509fa1a8fcc0f9e3fa", null ],
      [ "fused_device", "namespacem2m_1_1fusion_1_1files.html#a76034bff1dfdf315231a3e3cfee47828", null ],
      [ "fused_host", "namespacem2m_1_1fusion_1_1files.html#ac8658fc5b1f4d7a89aa1ccc8cdbdc69c", null ],
      [ "matmul_device", "namespacem2m_1_1fusion_1_1files.html#a88e40046aa9763f86d7a6c81f680d9e0", null ],
      [ "matmul_host", "namespacem2m_1_1fusion_1_1files.html#aed6c388217dc7f5d9c28e397a4ea50c6", null ],
      [ "separate_device", "namespacem2m_1_1fusion_1_1files.html#a49911c0429bc99bd3f948b715f983ac7", null ],
      [ "separate_host", "namespacem2m_1_1fusion_1_1files.html#af19d241ba5341bfa540fe74e2cbe867a", null ]
    ] ],
    [ "Comparison", "structm2m_1_1fusion_1_1Comparison.html", "structm2m_1_1fusion_1_1Comparison" ],
    [ "Jobs", "structm2m_1_1fusion_1_1Jobs.html", "structm2m_1_1fusion_1_1Jobs" ],
    [ "Pass", "structm2m_1_1fusion_1_1Pass.html", "structm2m_1_1fusion_1_1Pass" ],
    [ "Traffic", "structm2m_1_1fusion_1_1Traffic.html", "structm2m_1_1fusion_1_1Traffic" ],
    [ "adam_traffic", "namespacem2m_1_1fusion.html#ae56d14994196631c3540263725e5cf86", null ],
    [ "compare_jobs", "namespacem2m_1_1fusion.html#aeb7fc4e0aab9258b6593c0f4ea87b2dd", null ],
    [ "fused_jobs", "namespacem2m_1_1fusion.html#acfb6808789e951af9dd66554d0090100", null ],
    [ "fused_operations", "namespacem2m_1_1fusion.html#a5e2bb86f345179bc2d509fe67fa5bd08", null ],
    [ "judge_fusion", "namespacem2m_1_1fusion.html#a31d91e2a8de2169442410d77296d3e68", null ],
    [ "layer_traffic", "namespacem2m_1_1fusion.html#a7abd5e96dc23b822adbb417de9b526e3", null ],
    [ "loss_traffic", "namespacem2m_1_1fusion.html#adfe0a370845c0d8cd1c56f209fe921ee", null ],
    [ "matmul", "namespacem2m_1_1fusion.html#a76567a5b2e9b72900a8bd3ed91fefd48", null ],
    [ "measure_fusion", "namespacem2m_1_1fusion.html#a53e681b90e309ef87cd17021aba12351", null ],
    [ "print_traffic", "namespacem2m_1_1fusion.html#adf8da1c87a3c8f528c00994164ee186f", null ],
    [ "separate_adam", "namespacem2m_1_1fusion.html#a42cc10a26f597624e7786d0dda00bb95", null ],
    [ "separate_jobs", "namespacem2m_1_1fusion.html#a3c559f6c26670819a7fe5d6381ba9df4", null ],
    [ "time_figures", "namespacem2m_1_1fusion.html#a0ff5f9bf4fc50a557a023c08e9c1879f", null ]
];