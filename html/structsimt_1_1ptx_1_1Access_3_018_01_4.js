var structsimt_1_1ptx_1_1Access_3_018_01_4 =
[
    [ "__attribute__", "structsimt_1_1ptx_1_1Access_3_018_01_4.html#a8e2e9e277da7a3bfec8691a10e4e76f4", null ]
];