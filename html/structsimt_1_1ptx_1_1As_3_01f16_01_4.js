var structsimt_1_1ptx_1_1As_3_01f16_01_4 =
[
    [ "Bits", "structsimt_1_1ptx_1_1As_3_01f16_01_4.html#a437fc4c6555273a1b90cec5467b7e962", null ],
    [ "Value", "structsimt_1_1ptx_1_1As_3_01f16_01_4.html#a6309f4bbc10535d2f1ebf60ac1d40d9f", null ]
];