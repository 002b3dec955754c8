var structsimt_1_1CopyUnit_3_0116_01_4 =
[
    [ "__attribute__", "structsimt_1_1CopyUnit_3_0116_01_4.html#aa374652e0832cd3dcf9fec16680d3541", null ]
];