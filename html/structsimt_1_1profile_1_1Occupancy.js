var structsimt_1_1profile_1_1Occupancy =
[
    [ "blocks_per_multiprocessor", "structsimt_1_1profile_1_1Occupancy.html#aef8bf5646e66dc88d029ca5e1a8b467f", null ],
    [ "limiter", "structsimt_1_1profile_1_1Occupancy.html#abadf065b84fdc8abc3932d390ecfc658", null ],
    [ "registers", "structsimt_1_1profile_1_1Occupancy.html#ad6d1b4fbddada08f054bd41954e6c39b", null ],
    [ "theoretical", "structsimt_1_1profile_1_1Occupancy.html#a093081f24c9abddf7efd511b696a5d77", null ]
];