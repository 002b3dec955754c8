var structm2m_1_1Evaluation =
[
    [ "accuracy", "structm2m_1_1Evaluation.html#aeed4d6ed5c6c9f585b40458ddfe6cb0f", null ],
    [ "confusion", "structm2m_1_1Evaluation.html#ab5f0ad5f83c6ceae507378886b5aa7ac", null ],
    [ "loss", "structm2m_1_1Evaluation.html#a3419611bde195d0764034e156634e4a9", null ],
    [ "losses", "structm2m_1_1Evaluation.html#a3dd31ac9b668e9b6df1f9a52b6ee831e", null ],
    [ "predicted", "structm2m_1_1Evaluation.html#a71f8ed516b35bad173e2711dd03b48bd", null ]
];