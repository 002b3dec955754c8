var structsimt_1_1profile_1_1Kernel =
[
    [ "file", "structsimt_1_1profile_1_1Kernel.html#a550066b4f7b24f573de99a4c8fa262a2", null ],
    [ "launches", "structsimt_1_1profile_1_1Kernel.html#a53b93f268117dd2656bd9f5b0215f6b0", null ],
    [ "line", "structsimt_1_1profile_1_1Kernel.html#a1048f598a71a8208714ffc9edc2908d5", null ],
    [ "lines", "structsimt_1_1profile_1_1Kernel.html#af230aa3a8bac1cff52a4d2368236e861", null ],
    [ "name", "structsimt_1_1profile_1_1Kernel.html#ab377d159b609fbc0ca407e0aca7ce9f9", null ],
    [ "totals", "structsimt_1_1profile_1_1Kernel.html#a8b75bd7783c3c6f3dd538a286a15443c", null ]
];