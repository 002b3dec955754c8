var structsimt_1_1Or =
[
    [ "operator()", "structsimt_1_1Or.html#add2bebd7ecfba6697f433a35abf0f0c0", null ]
];