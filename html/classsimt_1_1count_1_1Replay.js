var classsimt_1_1count_1_1Replay =
[
    [ "Replay", "classsimt_1_1count_1_1Replay.html#a29758259e7d8c1143122a2c4fd0b0410", null ],
    [ "control_flow", "classsimt_1_1count_1_1Replay.html#a362b94d84e5d91ef20f809e5951afcf8", null ],
    [ "sites", "classsimt_1_1count_1_1Replay.html#a0de7148b39e38970c454487f69d21d22", null ],
    [ "warp", "classsimt_1_1count_1_1Replay.html#a6141582f1a95aa65e740b6918bca7dbf", null ]
];