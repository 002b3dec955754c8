var classm2m_1_1jobs_1_1GpuJobs =
[
    [ "GpuJobs", "classm2m_1_1jobs_1_1GpuJobs.html#add85c19c64edfa69427c1f7c8d3bc954", null ],
    [ "GpuJobs", "classm2m_1_1jobs_1_1GpuJobs.html#ae4107ba0069d5f7202d76fe8102c21f0", null ],
    [ "~GpuJobs", "classm2m_1_1jobs_1_1GpuJobs.html#a7587b4eb6a36edfdc6b9f1665bd08ea5", null ],
    [ "operator=", "classm2m_1_1jobs_1_1GpuJobs.html#ae61c00a45399b6035aeb16d46fdc84bb", null ],
    [ "run", "classm2m_1_1jobs_1_1GpuJobs.html#a860608c7765e4b3b1c69c3302bcc7a6e", null ]
];