var structsimt_1_1count_1_1WhichWarp =
[
    [ "block", "structsimt_1_1count_1_1WhichWarp.html#ac5ca4dd9f191992fd194504eeb40de92", null ],
    [ "warp", "structsimt_1_1count_1_1WhichWarp.html#af383786ac17bbeccf4d07d99f114c411", null ]
];