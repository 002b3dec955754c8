var structsimt_1_1check_1_1Past =
[
    [ "block", "structsimt_1_1check_1_1Past.html#ad21c07077fc90f2b3a253034c84fe787", null ],
    [ "grid", "structsimt_1_1check_1_1Past.html#a3a0801aa14f78f880f3873a4f15dcfbe", null ],
    [ "site", "structsimt_1_1check_1_1Past.html#a63abf256297de66900eea1ee86723cf1", null ],
    [ "step", "structsimt_1_1check_1_1Past.html#a3b9bc6c6c40c2f41f316546bc39b8da8", null ]
];