var dir_9e0c61d69cbfe68d5f8c46c27dc07c1b =
[
    [ "claims.hpp", "07__latency__throughput_2claims_8hpp.html", "07__latency__throughput_2claims_8hpp" ],
    [ "jobs.hpp", "07__latency__throughput_2jobs_8hpp.html", "07__latency__throughput_2jobs_8hpp" ],
    [ "jobs_gpu.cu", "jobs__gpu_8cu.html", "jobs__gpu_8cu" ]
];