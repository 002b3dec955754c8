var structsimt_1_1check_1_1Range =
[
    [ "holds", "structsimt_1_1check_1_1Range.html#a4660fec71d3e0cb81879978105120914", null ],
    [ "meets", "structsimt_1_1check_1_1Range.html#a1f301fecb799d9338b8e00b9f05e615d", null ],
    [ "begin", "structsimt_1_1check_1_1Range.html#aee1defa1d7812cf54409de5b28458c34", null ],
    [ "end", "structsimt_1_1check_1_1Range.html#a0dcf0420b511a8ce7e938546ae4da78e", null ]
];