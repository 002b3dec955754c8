var structsimt_1_1StreamKind =
[
    [ "device", "structsimt_1_1StreamKind.html#a778a1061ed43766f0405006e339d5b78", null ],
    [ "in_graph", "structsimt_1_1StreamKind.html#adca75464ffc171bde21d6f71440dae2e", null ],
    [ "made_at", "structsimt_1_1StreamKind.html#a766e8d35b60c6b2e9de06249699a3e8a", null ],
    [ "stream", "structsimt_1_1StreamKind.html#a19f64b9aa4babd0a911a95a013b8ce62", null ],
    [ "waits_for_default", "structsimt_1_1StreamKind.html#a78b95e60332be02b5b4d76cde4c4f9e8", null ]
];