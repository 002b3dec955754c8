var structsimt_1_1profile_1_1Counters =
[
    [ "of", "structsimt_1_1profile_1_1Counters.html#a4a68133b2a8a01b9ab88d511f91bbabe", null ],
    [ "of", "structsimt_1_1profile_1_1Counters.html#afa5b97e17d0c35725d39aac4fcc10705", null ],
    [ "access", "structsimt_1_1profile_1_1Counters.html#ab35a18398559dfdc77b974f30bd830d7", null ],
    [ "flops", "structsimt_1_1profile_1_1Counters.html#a83f3f6444ea3d35cdf053c34bc75f2e6", null ],
    [ "thread_instructions", "structsimt_1_1profile_1_1Counters.html#ae1b85381959cf918bd3f206e93c9b514", null ],
    [ "warp_instructions", "structsimt_1_1profile_1_1Counters.html#a0573ef05699ec6bd17a62785cf968473", null ]
];