var structsimt_1_1Difference_3_01T_01_5_01_4 =
[
    [ "type", "structsimt_1_1Difference_3_01T_01_5_01_4.html#a1c3778474059dd9dc1207ad56e3cb11f", null ]
];