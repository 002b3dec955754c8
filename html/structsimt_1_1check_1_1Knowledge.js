var structsimt_1_1check_1_1Knowledge =
[
    [ "learn", "structsimt_1_1check_1_1Knowledge.html#a2c2dd03340726dab6fd23083483813a1", null ],
    [ "blocks", "structsimt_1_1check_1_1Knowledge.html#a68c526d2c1146b134e5c199574785d24", null ],
    [ "threads", "structsimt_1_1check_1_1Knowledge.html#aaeadab7b1a997a539459778e89965394", null ]
];