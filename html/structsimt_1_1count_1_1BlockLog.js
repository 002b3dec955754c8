var structsimt_1_1count_1_1BlockLog =
[
    [ "alive", "structsimt_1_1count_1_1BlockLog.html#a3a31908e875842b843147edcfd4ee4ca", null ],
    [ "counted", "structsimt_1_1count_1_1BlockLog.html#af67290b837a2652b33fd27cc326ce815", null ],
    [ "index", "structsimt_1_1count_1_1BlockLog.html#ad7766a2b6d469039875e9ab394e472e2", null ],
    [ "lanes", "structsimt_1_1count_1_1BlockLog.html#aa955db05b9408518aed8efd4f2b3fe95", null ],
    [ "on_the_way", "structsimt_1_1count_1_1BlockLog.html#af7e686462973a8e26da9774ed22f80d9", null ],
    [ "shared", "structsimt_1_1count_1_1BlockLog.html#a5c91a4f75751475f47f0e2917e5371bc", null ],
    [ "static_shared", "structsimt_1_1count_1_1BlockLog.html#a06b3b21de940c2e2d90b66633f7eff3f", null ]
];