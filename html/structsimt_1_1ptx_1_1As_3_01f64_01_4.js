var structsimt_1_1ptx_1_1As_3_01f64_01_4 =
[
    [ "Bits", "structsimt_1_1ptx_1_1As_3_01f64_01_4.html#a7d1aeaf207d716a590d397da9341f8ed", null ],
    [ "Value", "structsimt_1_1ptx_1_1As_3_01f64_01_4.html#a1721f34eab06d4669d8b3f9bb12f397d", null ]
];