var 07__latency__throughput_2claims_8hpp =
[
    [ "judge_latency_and_throughput", "07__latency__throughput_2claims_8hpp.html#a43dd448088d9b23656c4df114c817cfe", null ],
    [ "judge_threads", "07__latency__throughput_2claims_8hpp.html#a7772fd51fb852e295f46e7e48a9b93e9", null ],
    [ "measure_latency_and_throughput", "07__latency__throughput_2claims_8hpp.html#ad0db9eb756e9d1df21eda51fc1c594f0", null ],
    [ "measure_threads", "07__latency__throughput_2claims_8hpp.html#abc4f311b44a8aad6003bd3fdcf32b287", null ]
];