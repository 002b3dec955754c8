var dir_bfc61d04f42c7b0147e944fb07a4b55d =
[
    [ "00_your_machine", "dir_2f0fb3eb6c6fbd40faf6a6c150b82cf7.html", "dir_2f0fb3eb6c6fbd40faf6a6c150b82cf7" ],
    [ "01_serial", "dir_e9d395005ad1736eef7ebdbf5d3fc1b2.html", "dir_e9d395005ad1736eef7ebdbf5d3fc1b2" ],
    [ "02_openmp", "dir_55795678047c743440aed1f42d1ee8fd.html", "dir_55795678047c743440aed1f42d1ee8fd" ],
    [ "03_naive_cuda", "dir_3dd4494fadb26a144bd04d8f8423a880.html", "dir_3dd4494fadb26a144bd04d8f8423a880" ],
    [ "04_shared_memory", "dir_e0b0725b27e2255cb62eb4c8a9864a9f.html", "dir_e0b0725b27e2255cb62eb4c8a9864a9f" ],
    [ "05_cublas", "dir_34607819382de3ecdd99afa8b379b49e.html", "dir_34607819382de3ecdd99afa8b379b49e" ],
    [ "06_mnist_mlp", "dir_30e2f600296b51859525e18c1f74a22d.html", "dir_30e2f600296b51859525e18c1f74a22d" ],
    [ "07_latency_throughput", "dir_9e0c61d69cbfe68d5f8c46c27dc07c1b.html", "dir_9e0c61d69cbfe68d5f8c46c27dc07c1b" ],
    [ "08_fusion", "dir_a0b4e8197d1ab255f2af0d9c53eac37b.html", "dir_a0b4e8197d1ab255f2af0d9c53eac37b" ],
    [ "09_many_devices", "dir_d8f5f8380da14f3b8f6bd8dee362f070.html", "dir_d8f5f8380da14f3b8f6bd8dee362f070" ],
    [ "10_do_you_need_a_gpu", "dir_feaa749108e4ac85f54a8477a60d2c82.html", "dir_feaa749108e4ac85f54a8477a60d2c82" ],
    [ "11_tensor_cores", "dir_151e2ce26f5e5b28ee23cc83b2283815.html", "dir_151e2ce26f5e5b28ee23cc83b2283815" ],
    [ "12_streams_and_graphs", "dir_acc9fbaac44eee8ac3843f9ca8f82bca.html", "dir_acc9fbaac44eee8ac3843f9ca8f82bca" ],
    [ "claims.hpp", "claims_8hpp.html", "claims_8hpp" ],
    [ "stages.hpp", "stages_8hpp.html", "stages_8hpp" ]
];