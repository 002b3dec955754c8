var operations_8hpp =
[
    [ "m2m::AdamSettings", "structm2m_1_1AdamSettings.html", "structm2m_1_1AdamSettings" ],
    [ "m2m::Operations", "classm2m_1_1Operations.html", "classm2m_1_1Operations" ],
    [ "m2m::Buffer< T >", "classm2m_1_1Buffer.html", "classm2m_1_1Buffer" ],
    [ "make_cpu_operations", "operations_8hpp.html#aa07b81bc37137e6d715177dd33dfc727", null ],
    [ "make_cuda_operations", "operations_8hpp.html#a2bb612fc26bbd4118a28740039bc7431", null ],
    [ "make_operations", "operations_8hpp.html#a477082c22b19d2e987b920b3ad3f74a0", null ]
];