var structm2m_1_1Gpu =
[
    [ "memory_bandwidth", "structm2m_1_1Gpu.html#aba611f15719cff5ef61f14140a0e28fe", null ],
    [ "bus_bits", "structm2m_1_1Gpu.html#a899b244d2a131e04c57bf36a22f7a0d1", null ],
    [ "capability", "structm2m_1_1Gpu.html#aa1b132532662a7df1315c405a1dc8892", null ],
    [ "clock_hz", "structm2m_1_1Gpu.html#a018566fdade459f13c01589f5485fc34", null ],
    [ "l2_bytes", "structm2m_1_1Gpu.html#a913702f89217daa9b2aafcc5cdbe945c", null ],
    [ "memory_bytes", "structm2m_1_1Gpu.html#af1e4f6d0833a115d6983c13e281c3c13", null ],
    [ "memory_clock_hz", "structm2m_1_1Gpu.html#abcce2d46d8984b5faefc526fa92216f7", null ],
    [ "multiprocessors", "structm2m_1_1Gpu.html#a84b1f1dbeb1d88cabde6b0e7ef2cd156", null ],
    [ "name", "structm2m_1_1Gpu.html#a734f1c1fa86072c15e12da58ff439ec4", null ],
    [ "simulated", "structm2m_1_1Gpu.html#ab8ac6944f915915fe8a9ec965b088b66", null ]
];