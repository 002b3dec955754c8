var structsimt_1_1count_1_1Counters =
[
    [ "operator+=", "structsimt_1_1count_1_1Counters.html#a1eef5b7202a1d19c7121e5c5d94a153d", null ],
    [ "bytes", "structsimt_1_1count_1_1Counters.html#a83418c72b27051da41206d0063c98531", null ],
    [ "ideal", "structsimt_1_1count_1_1Counters.html#ab1c5668b11d4f8e64d4236b27d64b27b", null ],
    [ "lanes", "structsimt_1_1count_1_1Counters.html#acc3d5651563e4906adb3ae6e69749816", null ],
    [ "requests", "structsimt_1_1count_1_1Counters.html#ab89fbbd51bacd5efdf54d318729ffe94", null ],
    [ "sectors", "structsimt_1_1count_1_1Counters.html#a1ff064a276a9cdcbb900b7deb720d2e9", null ],
    [ "wavefronts", "structsimt_1_1count_1_1Counters.html#ae7f00adaaf1c4db1e67fa7c906d2a9d6", null ]
];