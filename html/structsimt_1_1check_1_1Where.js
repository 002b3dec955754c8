var structsimt_1_1check_1_1Where =
[
    [ "address", "structsimt_1_1check_1_1Where.html#a1032c79515b8ba6b75aa27987f0de624", null ],
    [ "file", "structsimt_1_1check_1_1Where.html#a1bbb269fb3fbb36e188e4c2a6fa6bb8c", null ],
    [ "kernel", "structsimt_1_1check_1_1Where.html#a71b5ce57f0134c7ef827eaff425c5bcd", null ],
    [ "line", "structsimt_1_1check_1_1Where.html#a6650c0b34428d3a25a9cf40b1a945a99", null ]
];