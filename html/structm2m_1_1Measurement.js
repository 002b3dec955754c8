var structm2m_1_1Measurement =
[
    [ "size", "structm2m_1_1Measurement.html#a72d2d05e6ba6050e6b36f34f582a5b66", null ],
    [ "timed", "structm2m_1_1Measurement.html#aa7db0a9f979d3773b444da2a79afba5b", null ],
    [ "baseline", "structm2m_1_1Measurement.html#a64d18364584beb5320439d145bd682b1", null ],
    [ "device", "structm2m_1_1Measurement.html#ad128e6b058a954f693a80f74d7952d39", null ],
    [ "error_over_bound", "structm2m_1_1Measurement.html#a47e559f858cf7866e5dc4ff6f10df79e", null ],
    [ "gflops", "structm2m_1_1Measurement.html#ae8e9d674f84faa784d7f77139aebbda7", null ],
    [ "k", "structm2m_1_1Measurement.html#aa4308f6bbbff735dbfa1e748d2bc32d5", null ],
    [ "m", "structm2m_1_1Measurement.html#aad267d7095c8cf9f92a28c35a7d6919c", null ],
    [ "n", "structm2m_1_1Measurement.html#ad1218db48c5ca49a07c20a2b1af974f3", null ],
    [ "seconds", "structm2m_1_1Measurement.html#af17a1ed17a1f379a4d2b78dd1640f90e", null ],
    [ "simulated", "structm2m_1_1Measurement.html#a40a4d9a0e3f5128d74f9f3b5ffa4438a", null ],
    [ "stage", "structm2m_1_1Measurement.html#a3fb4039708e6232e8d9ce35e8b535934", null ],
    [ "threads", "structm2m_1_1Measurement.html#a8360d949598f9560ae8256a974f12c97", null ]
];