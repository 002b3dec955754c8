var structsimt_1_1Difference =
[
    [ "type", "structsimt_1_1Difference.html#a0cd8eacaf824dd743e0abf4be868c2c8", null ]
];