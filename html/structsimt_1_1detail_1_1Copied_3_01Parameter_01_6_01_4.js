var structsimt_1_1detail_1_1Copied_3_01Parameter_01_6_01_4 =
[
    [ "type", "structsimt_1_1detail_1_1Copied_3_01Parameter_01_6_01_4.html#aa7777c388edee75db47e9be495c9de15", null ]
];