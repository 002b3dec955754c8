var structsimt_1_1ptx_1_1Access_3_0116_01_4 =
[
    [ "__attribute__", "structsimt_1_1ptx_1_1Access_3_0116_01_4.html#aad769a8f3da899e509477a9a9e47f9a6", null ]
];