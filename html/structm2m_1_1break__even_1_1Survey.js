var structm2m_1_1break__even_1_1Survey =
[
    [ "at", "structm2m_1_1break__even_1_1Survey.html#aca1fe2d4f27ff61bd05a3ab056022ea6", null ],
    [ "gpu", "structm2m_1_1break__even_1_1Survey.html#ac9d25e86d5d8462dbf8f92dd866e3071", null ],
    [ "measured", "structm2m_1_1break__even_1_1Survey.html#accf629b929ed21fc48d63cd594e5a5af", null ],
    [ "points", "structm2m_1_1break__even_1_1Survey.html#abcd2477d31d9a881589534ef4e381d17", null ],
    [ "source", "structm2m_1_1break__even_1_1Survey.html#a9b883583b49d7514f4aff3e0799dd37f", null ]
];