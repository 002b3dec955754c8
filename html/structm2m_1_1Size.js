var structm2m_1_1Size =
[
    [ "operator==", "structm2m_1_1Size.html#aea893193e4a8fa6bacd4d4cd200d10d1", null ],
    [ "k", "structm2m_1_1Size.html#a96be5ca706594b26cbc376330c4d63e1", null ],
    [ "m", "structm2m_1_1Size.html#af1bd334687aa6d074b3c79e4932fc95c", null ],
    [ "n", "structm2m_1_1Size.html#a05e20fd4d92fe033ca9282b5261c1fdd", null ]
];