var structm2m_1_1Weights =
[
    [ "Layer", "structm2m_1_1Weights_1_1Layer.html", "structm2m_1_1Weights_1_1Layer" ],
    [ "sizes", "structm2m_1_1Weights.html#aafbf6096839901b846166493fca57cc5", null ],
    [ "layers", "structm2m_1_1Weights.html#afdf28966a67349938267e5f129221868", null ]
];