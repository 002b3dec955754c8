var structm2m_1_1Spread =
[
    [ "high", "structm2m_1_1Spread.html#afecc8db5c739622c333a84b2b062edce", null ],
    [ "low", "structm2m_1_1Spread.html#a1f8659d5fdf910d8b2c3fa1ddaa74039", null ],
    [ "median", "structm2m_1_1Spread.html#a074892fdaaff6895e1546445a887de5a", null ]
];