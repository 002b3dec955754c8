var structsimt_1_1profile_1_1Line =
[
    [ "counters", "structsimt_1_1profile_1_1Line.html#a36b224f15e8c553bc5216d7c640b16fc", null ],
    [ "examples", "structsimt_1_1profile_1_1Line.html#a2e9bf6440b5ca8b31a3b3d292d1072f1", null ],
    [ "file", "structsimt_1_1profile_1_1Line.html#a8efa6a896dd2267d13573598e088a805", null ],
    [ "line", "structsimt_1_1profile_1_1Line.html#abfc46012755182dee6bf49d1ee42b726", null ]
];