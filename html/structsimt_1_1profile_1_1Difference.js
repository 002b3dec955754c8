var structsimt_1_1profile_1_1Difference =
[
    [ "equal", "structsimt_1_1profile_1_1Difference.html#a62480db686e335e6b958cb031c43f570", null ],
    [ "kernel", "structsimt_1_1profile_1_1Difference.html#ad4bbee59a0ab0de54a17964ef7a34180", null ],
    [ "measured", "structsimt_1_1profile_1_1Difference.html#a59c8cd3593d7bb02ef1d52bb6b6d90b5", null ],
    [ "metric", "structsimt_1_1profile_1_1Difference.html#a36e58c826e9348f4a1472307d4926d23", null ],
    [ "simulated", "structsimt_1_1profile_1_1Difference.html#a8d69074453b313400b7ceba6e4a82695", null ]
];