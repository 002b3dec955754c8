var structsimt_1_1Add =
[
    [ "operator()", "structsimt_1_1Add.html#accb89025557cd35e822bd4d42dfbfb7e", null ]
];