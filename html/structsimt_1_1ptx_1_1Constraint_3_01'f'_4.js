var structsimt_1_1ptx_1_1Constraint_3_01'f'_4 =
[
    [ "type", "structsimt_1_1ptx_1_1Constraint_3_01'f'_4.html#a2af30c26bc849ccd42a51c37448ee384", null ]
];