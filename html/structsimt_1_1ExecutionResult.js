var structsimt_1_1ExecutionResult =
[
    [ "operator bool", "structsimt_1_1ExecutionResult.html#a228f3add37483a7641f7ded5b84f83f5", null ],
    [ "instruction", "structsimt_1_1ExecutionResult.html#a61f363f0b0ca514d1f8d3ce5d3ee7b98", null ],
    [ "outcome", "structsimt_1_1ExecutionResult.html#a8fd53c9400d9ba1509d0f3fb1807300f", null ],
    [ "place", "structsimt_1_1ExecutionResult.html#a4284b96e50da9a58142bde7f426cfeae", null ],
    [ "report", "structsimt_1_1ExecutionResult.html#a0432d50b508b1d62a76c4fb46ff9e0c4", null ],
    [ "what", "structsimt_1_1ExecutionResult.html#af0b0370107940579d7b160850dbfdb11", null ]
];