var structsimt_1_1count_1_1LaunchShape =
[
    [ "same_as", "structsimt_1_1count_1_1LaunchShape.html#ac42f2809f74c61c0496736888de282eb", null ],
    [ "block", "structsimt_1_1count_1_1LaunchShape.html#aeafa60bf25707456654bf01dd04d2c64", null ],
    [ "blocks_counted", "structsimt_1_1count_1_1LaunchShape.html#afb250b287684e59e13d783f59a5c7bd2", null ],
    [ "count", "structsimt_1_1count_1_1LaunchShape.html#a156c1c0dc8e814a296d81d03f217947a", null ],
    [ "dynamic_shared", "structsimt_1_1count_1_1LaunchShape.html#a41372eb950bdb392dede81f28bd55cfd", null ],
    [ "grid", "structsimt_1_1count_1_1LaunchShape.html#a7ada92554c418bc84850fcae8483e4fe", null ],
    [ "static_shared", "structsimt_1_1count_1_1LaunchShape.html#a471e2790081ca3055490dae1ad885c6b", null ]
];