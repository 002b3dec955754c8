var editor_8hpp =
[
    [ "__constant__", "editor_8hpp.html#a10acd631ad168a622030ccd1ac0a153e", null ],
    [ "__CUDA_ARCH__", "editor_8hpp.html#a93a8788ee7f141bd19400bcabc27c1a0", null ],
    [ "__CUDACC__", "editor_8hpp.html#a86f613c462079c644c0707bc7138bac3", null ],
    [ "__CUDACC_VER_BUILD__", "editor_8hpp.html#aa1cacb18f96a580d60c5e965ce44b42a", null ],
    [ "__CUDACC_VER_MAJOR__", "editor_8hpp.html#a0361ef9b325e0115ae91f53185fe28dd", null ],
    [ "__CUDACC_VER_MINOR__", "editor_8hpp.html#a90fc1fc0441923b344f1ff348fd5d202", null ],
    [ "__device__", "editor_8hpp.html#ad54e07d96efd9a36dfca1a9f27776d62", null ],
    [ "__global__", "editor_8hpp.html#a75e2d5456e52f5c9703fc88479472e55", null ],
    [ "__grid_constant__", "editor_8hpp.html#a0b1216cf7a5a0dc50dc88b9b3f65a1a0", null ],
    [ "__host__", "editor_8hpp.html#a803050db3c78e0db3ea59a0c35499622", null ],
    [ "__managed__", "editor_8hpp.html#a13d6cf3d8228088a2ea094a40cc1562b", null ],
    [ "__NVCC__", "editor_8hpp.html#ad9e9a674644ace154c20beadc6be71fe", null ],
    [ "__shared__", "editor_8hpp.html#a8861ebb246f4369c3a2e50d994abf1c6", null ],
    [ "SIMT_TRANSLATING", "editor_8hpp.html#a9c4268d2718278c5297bf7b6003c64f5", null ],
    [ "__cudaPushCallConfiguration", "editor_8hpp.html#ae58dd32d89dd3a8686e2921515f8c1f0", null ]
];