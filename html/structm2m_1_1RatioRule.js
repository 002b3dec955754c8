var structm2m_1_1RatioRule =
[
    [ "confirmed_from", "structm2m_1_1RatioRule.html#a68537144d2a4b5fca8effd506c76e7f3", null ],
    [ "refuted_below", "structm2m_1_1RatioRule.html#a92853dc8a4883aadb351c102a76ba814", null ]
];