var structsimt_1_1ptx_1_1Access_3_014_01_4 =
[
    [ "__attribute__", "structsimt_1_1ptx_1_1Access_3_014_01_4.html#ab77f1bea186f15d987af7513282e8721", null ]
];