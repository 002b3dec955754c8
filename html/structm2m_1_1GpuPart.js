var structm2m_1_1GpuPart =
[
    [ "memory_bandwidth", "structm2m_1_1GpuPart.html#a40357f1803b1f44fb56c4e5374273508", null ],
    [ "peak_flops", "structm2m_1_1GpuPart.html#af73b0e45104d20d28a1230a3b86281f6", null ],
    [ "bits_per_pin", "structm2m_1_1GpuPart.html#a98dc0c07e3ec3bf08ca461c2ea92cf0a", null ],
    [ "boost_hz", "structm2m_1_1GpuPart.html#a27eb58073b15bcc95f48168de7ba2aa7", null ],
    [ "bus_bits", "structm2m_1_1GpuPart.html#a8e54cefc36b926df9ee871f3243a85b8", null ],
    [ "capability", "structm2m_1_1GpuPart.html#ae4e6faac1251f1beb076e37ca30e58f9", null ],
    [ "confirmed", "structm2m_1_1GpuPart.html#a6fcfe5c740d2b7f0d0a6d23541b4652e", null ],
    [ "cores", "structm2m_1_1GpuPart.html#a507a5f605dc0d14d642afcb751fffa63", null ],
    [ "multiprocessors", "structm2m_1_1GpuPart.html#aa04eea9be3a79b59c8e2a2c82d0c84e1", null ],
    [ "name", "structm2m_1_1GpuPart.html#a5c6761834ce2618c2c015e3003dbc65f", null ],
    [ "pcie_bytes", "structm2m_1_1GpuPart.html#a08d1c4ac51f268d996658af024e2136e", null ],
    [ "source", "structm2m_1_1GpuPart.html#a498871741f9f3bfc6f9757a43afac3e4", null ]
];