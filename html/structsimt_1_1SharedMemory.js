var structsimt_1_1SharedMemory =
[
    [ "addresses", "structsimt_1_1SharedMemory.html#af79f5fd42280621e540ea2413bc8a525", null ],
    [ "dynamic", "structsimt_1_1SharedMemory.html#aee168dd6f5dfcf9643b9827de35af9d6", null ],
    [ "fixed", "structsimt_1_1SharedMemory.html#a893522d5dfb52decfc1731e2d3c9eac4", null ]
];