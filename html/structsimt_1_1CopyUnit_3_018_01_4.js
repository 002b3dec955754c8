var structsimt_1_1CopyUnit_3_018_01_4 =
[
    [ "__attribute__", "structsimt_1_1CopyUnit_3_018_01_4.html#a275f840454698965bee1bcb0489a2069", null ]
];