var structsimt_1_1ExecutionOptions =
[
    [ "only", "structsimt_1_1ExecutionOptions.html#a44f1de9a240cafda595cc4971216f4e2", null ],
    [ "patience", "structsimt_1_1ExecutionOptions.html#aacfe87f6bf6ac796fdb13ff0ab570b02", null ],
    [ "seed", "structsimt_1_1ExecutionOptions.html#a82ade48e55c01632c3e35c0aeba4d115", null ],
    [ "strict", "structsimt_1_1ExecutionOptions.html#a5da9127c3bf9cbe9a7986d1b6c7b2924", null ],
    [ "workers", "structsimt_1_1ExecutionOptions.html#a307cda16eb2d79cc0fa9571e26fcd0f6", null ]
];