var structm2m_1_1Cpu =
[
    [ "last_level_cache", "structm2m_1_1Cpu.html#a855930c6dab7bc829709a84ccf9b7750", null ],
    [ "caches", "structm2m_1_1Cpu.html#a6c38154c0fe50d198573c831f9bfff5b", null ],
    [ "cores", "structm2m_1_1Cpu.html#a4b0973ba53dd19636e9c758ad7c245e3", null ],
    [ "fused_multiply_add", "structm2m_1_1Cpu.html#ab01e5ee1d150b40ef1bfe6ac2515c58a", null ],
    [ "hardware_threads", "structm2m_1_1Cpu.html#ab57b904a8b4db49cf53486e91712121c", null ],
    [ "maximum_hz", "structm2m_1_1Cpu.html#ab8c6f474bbf478a698e09ee8d316eeeb", null ],
    [ "name", "structm2m_1_1Cpu.html#ac59ced7087647c0263b09e4eb4ab48a8", null ],
    [ "nominal_hz", "structm2m_1_1Cpu.html#a1bcc9688443b0d37993bda0a39e1d365", null ],
    [ "simd_bits", "structm2m_1_1Cpu.html#afea5bee7792a85dadce0bc6f422e88e3", null ],
    [ "simd_name", "structm2m_1_1Cpu.html#a1f08f1045910b537268ffb332d706119", null ],
    [ "virtual_machine", "structm2m_1_1Cpu.html#a540cf7aa236e62d9bd842d127bf92ed0", null ]
];