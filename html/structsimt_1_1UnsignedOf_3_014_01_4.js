var structsimt_1_1UnsignedOf_3_014_01_4 =
[
    [ "type", "structsimt_1_1UnsignedOf_3_014_01_4.html#a49e045602ad6159bc6eca1150e128635", null ]
];