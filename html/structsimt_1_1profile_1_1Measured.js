var structsimt_1_1profile_1_1Measured =
[
    [ "launches", "structsimt_1_1profile_1_1Measured.html#aa9e4136c4c23f2998e12716d37c04a10", null ],
    [ "sum", "structsimt_1_1profile_1_1Measured.html#a48edd49d9400e3f1cffafed6d9f79c9e", null ]
];