var structsimt_1_1ptx_1_1Access_3_012_01_4 =
[
    [ "__attribute__", "structsimt_1_1ptx_1_1Access_3_012_01_4.html#af5070e5c062efadc75adfbfc6dcc05d2", null ]
];