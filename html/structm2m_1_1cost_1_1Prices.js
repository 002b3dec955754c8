var structm2m_1_1cost_1_1Prices =
[
    [ "buy", "structm2m_1_1cost_1_1Prices.html#a6fb821b1a7bc4c118da5f00c9e4f4088", null ],
    [ "buy_watts", "structm2m_1_1cost_1_1Prices.html#ad7b1d9f4f409a0dc3937dada2a0a21da", null ],
    [ "electricity", "structm2m_1_1cost_1_1Prices.html#a54f52211f1b2323768935a46a2d5309b", null ],
    [ "free_hours", "structm2m_1_1cost_1_1Prices.html#a205ea82c06137f5bfa21bd0570c89aee", null ],
    [ "rent", "structm2m_1_1cost_1_1Prices.html#ae2fe828b3635c0879b2f64d6a4b2f553", null ]
];