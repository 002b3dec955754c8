var classsimt_1_1check_1_1Findings =
[
    [ "Key", "classsimt_1_1check_1_1Findings.html#a40fb1aeb1d2da7cc721f4077831b9aad", null ],
    [ "add", "classsimt_1_1check_1_1Findings.html#a176707324a77455911a04bb5eed5d817", null ],
    [ "clear", "classsimt_1_1check_1_1Findings.html#a50caf0b89b22c543be34c5e2495c0b6e", null ],
    [ "empty", "classsimt_1_1check_1_1Findings.html#a4396487ad16a16ce9dac596524af816b", null ],
    [ "find", "classsimt_1_1check_1_1Findings.html#a172d4b816fac801082f62d0d844c213f", null ],
    [ "report", "classsimt_1_1check_1_1Findings.html#ae1510110e5457c47cf096a68196ba8a4", null ],
    [ "seen", "classsimt_1_1check_1_1Findings.html#ac257be127248731b2745184063684ba5", null ]
];