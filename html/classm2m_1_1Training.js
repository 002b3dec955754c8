var classm2m_1_1Training =
[
    [ "Training", "classm2m_1_1Training.html#a76130961ac35862ff5183d6c22ff319b", null ],
    [ "losses", "classm2m_1_1Training.html#a1edeb222a434029c3d79fb601b19fa03", null ],
    [ "order", "classm2m_1_1Training.html#a34a59534b735afdad1d02fddc4f5137c", null ],
    [ "place", "classm2m_1_1Training.html#af8ea75082629cd5b72ae3c1c1b46674f", null ],
    [ "predicted", "classm2m_1_1Training.html#ad7def25ac04785f68166b8f194bbc55c", null ],
    [ "run", "classm2m_1_1Training.html#a39c46a7b5cd06367f91eeef60d2a77a6", null ]
];