var structm2m_1_1grader_1_1Trusted =
[
    [ "output", "structm2m_1_1grader_1_1Trusted.html#aebcebbd3b65c8e12ff030098f5cbe481", null ],
    [ "status", "structm2m_1_1grader_1_1Trusted.html#a28c8a27098adda899cb6a595a5940c63", null ]
];