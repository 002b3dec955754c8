var structsimt_1_1ptx_1_1Constraint_3_01'l'_4 =
[
    [ "type", "structsimt_1_1ptx_1_1Constraint_3_01'l'_4.html#ab849201727744b602fca29c941b29b98", null ]
];