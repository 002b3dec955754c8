var structsimt_1_1ptx_1_1Constraint_3_01'r'_4 =
[
    [ "type", "structsimt_1_1ptx_1_1Constraint_3_01'r'_4.html#a35a5a68d38e2b62631f1d0c4f1a421ff", null ]
];