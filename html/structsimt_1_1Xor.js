var structsimt_1_1Xor =
[
    [ "operator()", "structsimt_1_1Xor.html#a17a868ef69debdfee24aa46d55e0c305", null ]
];