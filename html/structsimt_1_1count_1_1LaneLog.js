var structsimt_1_1count_1_1LaneLog =
[
    [ "Call", "structsimt_1_1count_1_1LaneLog_1_1Call.html", "structsimt_1_1count_1_1LaneLog_1_1Call" ],
    [ "give_memory_back", "structsimt_1_1count_1_1LaneLog.html#a6e6678a644051199dfd45d43e1127651", null ],
    [ "make_room", "structsimt_1_1count_1_1LaneLog.html#a83121edba79223f716db735cec74bbf1", null ],
    [ "put", "structsimt_1_1count_1_1LaneLog.html#afc3cf3e2924442ef6a7117e96509ce1e", null ],
    [ "put", "structsimt_1_1count_1_1LaneLog.html#ad31fe6545367d05a9b31553b68da7eea", null ],
    [ "put", "structsimt_1_1count_1_1LaneLog.html#a65034610881e545d92d1ef8e1f25e044", null ],
    [ "calls", "structsimt_1_1count_1_1LaneLog.html#a3172a538c384ebc665789c24181c281e", null ],
    [ "context", "structsimt_1_1count_1_1LaneLog.html#a6af140f6763d5643f618a3910d365f5c", null ],
    [ "first", "structsimt_1_1count_1_1LaneLog.html#a920e00d796ae0127757c3c9246fcb47a", null ],
    [ "limit", "structsimt_1_1count_1_1LaneLog.html#ac0324049b999b9d7ab86dcd2e712a568", null ],
    [ "next", "structsimt_1_1count_1_1LaneLog.html#a1ae9f24d43d6bfb6faad2a6dcbe1e2b8", null ],
    [ "over", "structsimt_1_1count_1_1LaneLog.html#a8606ca72f2c22a241d72b4bd1a537e27", null ]
];