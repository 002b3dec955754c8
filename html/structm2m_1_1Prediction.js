var structm2m_1_1Prediction =
[
    [ "label", "structm2m_1_1Prediction.html#af807f8e8690fe46f9ffb1a768c9146c0", null ],
    [ "probabilities", "structm2m_1_1Prediction.html#aa1e11e92d10a713699ea1ab0bbb86b89", null ]
];