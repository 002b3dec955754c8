var structsimt_1_1profile_1_1LaunchMetric =
[
    [ "kernel", "structsimt_1_1profile_1_1LaunchMetric.html#aa3959005126fe2dd549c451bffe49faa", null ],
    [ "launch", "structsimt_1_1profile_1_1LaunchMetric.html#a267da2d4303f55f01d29facb2f413e74", null ],
    [ "metric", "structsimt_1_1profile_1_1LaunchMetric.html#afc7e10bd8329f25c127a0d0af58a6d29", null ],
    [ "value", "structsimt_1_1profile_1_1LaunchMetric.html#af2f753d3ff6034e6b1d03d20692d64f2", null ]
];