var 07__latency__throughput_2jobs_8hpp =
[
    [ "m2m::jobs::GpuJobs", "classm2m_1_1jobs_1_1GpuJobs.html", "classm2m_1_1jobs_1_1GpuJobs" ],
    [ "launch_empty_kernels", "07__latency__throughput_2jobs_8hpp.html#aa1dec72e83cecd46acae1ea6e9251305", null ],
    [ "run_on_cpu", "07__latency__throughput_2jobs_8hpp.html#a28284a925c33cf5fb0a6ddb1733ae402", null ],
    [ "start_cpu_threads", "07__latency__throughput_2jobs_8hpp.html#afabac972caa27204428350b47b85fb30", null ],
    [ "start_of", "07__latency__throughput_2jobs_8hpp.html#a02c0a10f6ba24c37648712f0776cd37b", null ],
    [ "verify", "07__latency__throughput_2jobs_8hpp.html#ac733d0db6e588ff9c7f93a1525b28742", null ],
    [ "most_steps", "07__latency__throughput_2jobs_8hpp.html#acf1a96192a830459f77df71162591f64", null ]
];