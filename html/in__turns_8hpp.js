var in__turns_8hpp =
[
    [ "m2m::Spread", "structm2m_1_1Spread.html", "structm2m_1_1Spread" ],
    [ "median", "in__turns_8hpp.html#a12dc44b6cb7f664bec5aff046749a0dc", null ],
    [ "spread", "in__turns_8hpp.html#a3725930d03692c0af514217aea40e4de", null ],
    [ "spread_in_turns", "in__turns_8hpp.html#a85d8cf0a6a9d0fd6fb1d42b68092ae52", null ],
    [ "time_in_turns", "in__turns_8hpp.html#a791b45aeefc2815d43a7d7c19ccb6fc6", null ]
];