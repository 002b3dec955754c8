var structsimt_1_1And =
[
    [ "operator()", "structsimt_1_1And.html#aa0ad760eb70a5b737ad5c2ab261a294f", null ]
];