var cuda__check_8hpp =
[
    [ "CUDA_CHECK", "cuda__check_8hpp.html#aeaf2b8792be9f99ad11147059ef5079d", null ],
    [ "cuda_check", "cuda__check_8hpp.html#a161a12f5b83089b4f2fc10731c153d69", null ],
    [ "cuda_check", "cuda__check_8hpp.html#aacfa09cb6f0b351bdc79150947d15664", null ]
];