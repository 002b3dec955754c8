var structsimt_1_1UnsignedOf_3_012_01_4 =
[
    [ "type", "structsimt_1_1UnsignedOf_3_012_01_4.html#a9f5b12832b543994ba2670118b872263", null ]
];