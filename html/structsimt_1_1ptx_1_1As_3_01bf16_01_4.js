var structsimt_1_1ptx_1_1As_3_01bf16_01_4 =
[
    [ "Bits", "structsimt_1_1ptx_1_1As_3_01bf16_01_4.html#a48e434419317b8bf37d354494ef4b54b", null ],
    [ "Value", "structsimt_1_1ptx_1_1As_3_01bf16_01_4.html#aa98ecf73afc10269481737daa535e6de", null ]
];