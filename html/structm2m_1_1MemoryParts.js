var structm2m_1_1MemoryParts =
[
    [ "bandwidth", "structm2m_1_1MemoryParts.html#a30eb833d0ea29f3be94a123cf685e34e", null ],
    [ "clock_hertz", "structm2m_1_1MemoryParts.html#a6582033641f3133921cf9f49503c2cab", null ],
    [ "bytes_per_transfer", "structm2m_1_1MemoryParts.html#ad08942db4d1f8c859e120c853c26bba8", null ],
    [ "channels", "structm2m_1_1MemoryParts.html#adfb00d95777a1bc7412d99b47f26f682", null ],
    [ "transfers_per_second", "structm2m_1_1MemoryParts.html#a9e7f671db1d95b8798dc3c30d5008c19", null ],
    [ "type", "structm2m_1_1MemoryParts.html#a3d43dec55285410889e873f6cd665013", null ]
];