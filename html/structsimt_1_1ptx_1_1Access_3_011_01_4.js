var structsimt_1_1ptx_1_1Access_3_011_01_4 =
[
    [ "__attribute__", "structsimt_1_1ptx_1_1Access_3_011_01_4.html#a82d9b08cf0e0b0038f96fa6b1c647843", null ]
];