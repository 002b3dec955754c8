var structsimt_1_1count_1_1Computation =
[
    [ "address", "structsimt_1_1count_1_1Computation.html#a6f727c1e38abf8d6a53d08108bff19f9", null ],
    [ "operations", "structsimt_1_1count_1_1Computation.html#a5e1994c01ad4973959df79b1e97cd40f", null ]
];