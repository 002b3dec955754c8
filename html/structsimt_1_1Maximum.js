var structsimt_1_1Maximum =
[
    [ "operator()", "structsimt_1_1Maximum.html#a3f40a745bc81d0f07cd452b597dc639b", null ]
];