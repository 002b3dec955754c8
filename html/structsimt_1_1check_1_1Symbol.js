var structsimt_1_1check_1_1Symbol =
[
    [ "file", "structsimt_1_1check_1_1Symbol.html#a9b8156864e024883c2cb7a70100f1439", null ],
    [ "function", "structsimt_1_1check_1_1Symbol.html#afa63443d8b5870c1fcd746018f7e2f08", null ],
    [ "in_lambda", "structsimt_1_1check_1_1Symbol.html#a43b469ba5913042b0fbc589f8d8975ad", null ],
    [ "innermost_file", "structsimt_1_1check_1_1Symbol.html#a2567e9372b80a00b7a0f6a5464d49b56", null ],
    [ "line", "structsimt_1_1check_1_1Symbol.html#a3000264b57d57cf6e53c54fa8eff8611", null ]
];