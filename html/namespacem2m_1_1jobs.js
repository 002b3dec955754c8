var namespacem2m_1_1jobs =
[
    [ "GpuJobs", "classm2m_1_1jobs_1_1GpuJobs.html", "classm2m_1_1jobs_1_1GpuJobs" ],
    [ "judge_latency_and_throughput", "namespacem2m_1_1jobs.html#a43dd448088d9b23656c4df114c817cfe", null ],
    [ "judge_threads", "namespacem2m_1_1jobs.html#a7772fd51fb852e295f46e7e48a9b93e9", null ],
    [ "launch_empty_kernels", "namespacem2m_1_1jobs.html#aa1dec72e83cecd46acae1ea6e9251305", null ],
    [ "measure_latency_and_throughput", "namespacem2m_1_1jobs.html#ad0db9eb756e9d1df21eda51fc1c594f0", null ],
    [ "measure_threads", "namespacem2m_1_1jobs.html#abc4f311b44a8aad6003bd3fdcf32b287", null ],
    [ "run_on_cpu", "namespacem2m_1_1jobs.html#a28284a925c33cf5fb0a6ddb1733ae402", null ],
    [ "start_cpu_threads", "namespacem2m_1_1jobs.html#afabac972caa27204428350b47b85fb30", null ],
    [ "start_of", "namespacem2m_1_1jobs.html#a02c0a10f6ba24c37648712f0776cd37b", null ],
    [ "verify", "namespacem2m_1_1jobs.html#ac733d0db6e588ff9c7f93a1525b28742", null ],
    [ "most_steps", "namespacem2m_1_1jobs.html#acf1a96192a830459f77df71162591f64", null ]
];