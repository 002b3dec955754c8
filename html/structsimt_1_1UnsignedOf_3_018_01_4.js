var structsimt_1_1UnsignedOf_3_018_01_4 =
[
    [ "type", "structsimt_1_1UnsignedOf_3_018_01_4.html#ab729093bbc90fc791934d61ee90ccaf8", null ]
];