var structsimt_1_1check_1_1Step =
[
    [ "number", "structsimt_1_1check_1_1Step.html#a430ca14eba350c6e59f763bb76613c93", null ],
    [ "stream", "structsimt_1_1check_1_1Step.html#ae3f28f4ad3824c70205212b0b4e8fb7e", null ]
];