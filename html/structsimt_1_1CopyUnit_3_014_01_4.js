var structsimt_1_1CopyUnit_3_014_01_4 =
[
    [ "__attribute__", "structsimt_1_1CopyUnit_3_014_01_4.html#ab898381cafcad6070bb62aaacbf978c1", null ]
];