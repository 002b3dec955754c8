var structsimt_1_1ptx_1_1Constraint_3_01'h'_4 =
[
    [ "type", "structsimt_1_1ptx_1_1Constraint_3_01'h'_4.html#a663c5ef60fa72064bf8f0171c1d49535", null ]
];