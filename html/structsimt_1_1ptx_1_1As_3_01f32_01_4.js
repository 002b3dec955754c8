var structsimt_1_1ptx_1_1As_3_01f32_01_4 =
[
    [ "Bits", "structsimt_1_1ptx_1_1As_3_01f32_01_4.html#a6f61715a39cedafe97dd7e6dcd25de33", null ],
    [ "Value", "structsimt_1_1ptx_1_1As_3_01f32_01_4.html#a69e5b61ca538149342555085c283545c", null ]
];