var classsimt_1_1check_1_1RaceCheck =
[
    [ "RaceCheck", "classsimt_1_1check_1_1RaceCheck.html#a90d5703e6ae853d7e66bf07105531ec7", null ],
    [ "access", "classsimt_1_1check_1_1RaceCheck.html#aa1a8c22f192908bf653c1d10441f6a29", null ],
    [ "barrier_passed", "classsimt_1_1check_1_1RaceCheck.html#aa8ff4d4e04c7b955722e755d80d69831", null ],
    [ "barrier_reached", "classsimt_1_1check_1_1RaceCheck.html#a7304fa6a96455c493d3281e41815119b", null ],
    [ "compares", "classsimt_1_1check_1_1RaceCheck.html#ab324164f4e8b63496b3dc07e0c0f6457", null ],
    [ "fence", "classsimt_1_1check_1_1RaceCheck.html#a07d9ad18113fde6c2e999b2dae8a46c2", null ],
    [ "grid_passed", "classsimt_1_1check_1_1RaceCheck.html#a77065483e8f4fa12691465432d631437", null ],
    [ "has_read", "classsimt_1_1check_1_1RaceCheck.html#ada72a8ad0d80e6d5d7753e39ca21113f", null ],
    [ "last_write_is_under_way", "classsimt_1_1check_1_1RaceCheck.html#a864c9dab3695768585c79c1f7bc4e238", null ],
    [ "launch_begins", "classsimt_1_1check_1_1RaceCheck.html#ae63df1e6912f55721d16a90a4fc45fcc", null ],
    [ "launch_ends", "classsimt_1_1check_1_1RaceCheck.html#a635ef1aa8fa20bf7e85907da155ac621", null ],
    [ "settle", "classsimt_1_1check_1_1RaceCheck.html#abda2dfdbea459406cfd50a51ad6cbbfc", null ],
    [ "some_meet", "classsimt_1_1check_1_1RaceCheck.html#a584cdf75a4790919cf1a5d1aea0f4c6e", null ]
];