var memory__access_8hpp =
[
    [ "__attribute__", "memory__access_8hpp.html#ab2c35004e3089b50bf3f96d92eccdbe8", null ],
    [ "__brkpt", "memory__access_8hpp.html#a2e3967bd44ae5bd9ca74d38f9d5fd42f", null ],
    [ "__ldca", "memory__access_8hpp.html#a49a2d128a3c16261e6c026f475327c83", null ],
    [ "__ldcg", "memory__access_8hpp.html#af3beb53090f0dedec8bbb7e01909ef10", null ],
    [ "__ldcs", "memory__access_8hpp.html#a434740dd9ff558191d010bd5c4338329", null ],
    [ "__ldcv", "memory__access_8hpp.html#ae255166e249ae3ce3090cb4c0d0edb12", null ],
    [ "__ldg", "memory__access_8hpp.html#aeb48d47b0b3f5fa1de3d8fed31534d9c", null ],
    [ "__ldlu", "memory__access_8hpp.html#a3b66ce15622d733c5d8155c1b02ce12b", null ],
    [ "__stcg", "memory__access_8hpp.html#a911866d450e43356dea84a99706d3869", null ],
    [ "__stcs", "memory__access_8hpp.html#a2cf0e04a6faaafeff3361469bf2fe5b3", null ],
    [ "__stwb", "memory__access_8hpp.html#a4a2ccc1c4b8321d1226fec0366eae2ad", null ],
    [ "__stwt", "memory__access_8hpp.html#a06326b871ec02c3d7051ab22ce6ccdcf", null ],
    [ "__trap", "memory__access_8hpp.html#a7ed337d4e38ceed20de9abf47cb684f2", null ],
    [ "aligned_cast", "memory__access_8hpp.html#a0785eaa7ba81f3701fd3c66a375b4da4", null ],
    [ "clock64", "memory__access_8hpp.html#aafbe4935887fce1928b4f46f88a4c691", null ],
    [ "clock_ticks", "memory__access_8hpp.html#abfa7d054d9fc6347cb9051398bbe98da", null ],
    [ "trap", "memory__access_8hpp.html#a30e9b28ed0c579139a2f48178d0dd77b", null ]
];