var structsimt_1_1ptx_1_1Constraint_3_01'd'_4 =
[
    [ "type", "structsimt_1_1ptx_1_1Constraint_3_01'd'_4.html#a55ecd47d1ba2db2d8d3b607eee5cc295", null ]
];