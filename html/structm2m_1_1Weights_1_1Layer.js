var structm2m_1_1Weights_1_1Layer =
[
    [ "bias", "structm2m_1_1Weights_1_1Layer.html#a649a9a00d1bc809c3a6a331f77a6f8af", null ],
    [ "in", "structm2m_1_1Weights_1_1Layer.html#a3b8f69bb1f5c1a065d7196e4da1170da", null ],
    [ "out", "structm2m_1_1Weights_1_1Layer.html#a371da361c51cf586d3b5a1db099ea120", null ],
    [ "weight", "structm2m_1_1Weights_1_1Layer.html#a43c15488885756cb1a94bc1eeeef27a3", null ]
];