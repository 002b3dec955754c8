var structsimt_1_1Minimum =
[
    [ "operator()", "structsimt_1_1Minimum.html#a1123422e7dff2cfe1aaee53af445e32f", null ]
];