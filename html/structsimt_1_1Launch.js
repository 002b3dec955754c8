var structsimt_1_1Launch =
[
    [ "Launch", "structsimt_1_1Launch.html#aa630daeb9b051ba6a93b2313c620c213", null ],
    [ "call", "structsimt_1_1Launch.html#a8d9e021d744b3c024efe7fe63fe7a742", null ],
    [ "config", "structsimt_1_1Launch.html#a29e13d118a3f7fbb6d05290c4a15154a", null ],
    [ "cooperative", "structsimt_1_1Launch.html#a1641a0f2133f78204583586852408aba", null ],
    [ "device", "structsimt_1_1Launch.html#aed618656323be2332562c5d344171c31", null ],
    [ "site", "structsimt_1_1Launch.html#a7bd76827875184c6286990d1a0038640", null ]
];