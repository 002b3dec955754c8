var structsimt_1_1check_1_1Allocation =
[
    [ "bytes", "structsimt_1_1check_1_1Allocation.html#a6f151439a88712ce9af491fe9647db96", null ],
    [ "callers", "structsimt_1_1check_1_1Allocation.html#aebda9e93aa074c2e9c629c9de23272f2", null ],
    [ "in_kernel", "structsimt_1_1check_1_1Allocation.html#a0264f55e99d9e64c0b4cf56f8a61678b", null ],
    [ "kind", "structsimt_1_1check_1_1Allocation.html#a92b9e9c0817ba4b0124c9a629a5537c1", null ],
    [ "live", "structsimt_1_1check_1_1Allocation.html#a0fa7b6d2c39bab53b1f119400d764c0a", null ]
];