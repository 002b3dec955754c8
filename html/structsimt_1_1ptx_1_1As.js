var structsimt_1_1ptx_1_1As =
[
    [ "Bits", "structsimt_1_1ptx_1_1As.html#a9f72a2aa715318f452301ab0737291fd", null ],
    [ "Value", "structsimt_1_1ptx_1_1As.html#a5e4ed41ff12a477292b49476aaebdd98", null ]
];