var structm2m_1_1LineChart =
[
    [ "caption", "structm2m_1_1LineChart.html#af8343842ce6c5383640fcd5c688f8a56", null ],
    [ "logarithmic", "structm2m_1_1LineChart.html#a49ebf19e0d7d1a29c80128f7c84dae56", null ],
    [ "marks", "structm2m_1_1LineChart.html#a8ec45d8ce751c5ff3cf74e45d5f4aa01", null ],
    [ "series", "structm2m_1_1LineChart.html#af631fc3071c42eff174698e2a14fb156", null ],
    [ "title", "structm2m_1_1LineChart.html#ace40f162f0311b2dcbd87090d510f512", null ],
    [ "x_label", "structm2m_1_1LineChart.html#ae1206e32319d2d15948b1671233f22a0", null ],
    [ "x_powers_of_two", "structm2m_1_1LineChart.html#afffdc1aadbbd4f309be43f522dca0e3e", null ],
    [ "y_label", "structm2m_1_1LineChart.html#a5cf8394044577ce5083a8a9c1d3ac814", null ]
];