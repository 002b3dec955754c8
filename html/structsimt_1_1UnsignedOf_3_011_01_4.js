var structsimt_1_1UnsignedOf_3_011_01_4 =
[
    [ "type", "structsimt_1_1UnsignedOf_3_011_01_4.html#a7f68dd51cd85a3f33297ddd44701c1c1", null ]
];