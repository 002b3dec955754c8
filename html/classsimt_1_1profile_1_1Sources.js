var classsimt_1_1profile_1_1Sources =
[
    [ "Sources", "classsimt_1_1profile_1_1Sources.html#a08528a0797494c771d132ee04758c528", null ],
    [ "line", "classsimt_1_1profile_1_1Sources.html#a765e3838701d1b9d95dca65607cafe9e", null ],
    [ "lines", "classsimt_1_1profile_1_1Sources.html#ae0222b8d25a2f0910a2c716f371fafbc", null ],
    [ "texts", "classsimt_1_1profile_1_1Sources.html#ace3edce461c8458d629010ee57353314", null ]
];