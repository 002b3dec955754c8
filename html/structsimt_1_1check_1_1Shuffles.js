var structsimt_1_1check_1_1Shuffles =
[
    [ "direction", "structsimt_1_1check_1_1Shuffles.html#aaee388d85528b9d76aa05c49750f80f2", null ],
    [ "distance", "structsimt_1_1check_1_1Shuffles.html#a6735ff4b4233af0663ede9cbdecf8fe9", null ],
    [ "mask", "structsimt_1_1check_1_1Shuffles.html#a73249d4257b22c18c0bc3af448e29de7", null ],
    [ "operation", "structsimt_1_1check_1_1Shuffles.html#afe126d0e63d4a5b08e01ddb1c38a2b3a", null ],
    [ "outside", "structsimt_1_1check_1_1Shuffles.html#a92e18aca912f1a9a706850ea332dc253", null ],
    [ "undefined", "structsimt_1_1check_1_1Shuffles.html#a12b35bc14fde6316bf52ecbf109203c6", null ]
];