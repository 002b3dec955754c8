var structm2m_1_1grader_1_1Grade =
[
    [ "most", "structm2m_1_1grader_1_1Grade.html#a27c2f743eedd5f4c7edc982d171ee78b", null ],
    [ "points", "structm2m_1_1grader_1_1Grade.html#aeeeece7145cc6c4882248e38ef5807de", null ],
    [ "exercise", "structm2m_1_1grader_1_1Grade.html#a19cfc56a99a9a22ff65f2b77a89374f8", null ],
    [ "items", "structm2m_1_1grader_1_1Grade.html#a1117ffca2fd3234fdf8765cdb47386e6", null ],
    [ "message", "structm2m_1_1grader_1_1Grade.html#a1046a89a030c6d6a9990fe235457d646", null ],
    [ "seconds", "structm2m_1_1grader_1_1Grade.html#a714d667d79a2997e94a768e3ee073305", null ],
    [ "simulated", "structm2m_1_1grader_1_1Grade.html#a504af0c829ad1a84429de924166c76b9", null ],
    [ "speed", "structm2m_1_1grader_1_1Grade.html#a3483764cc67c94433e739d6f31be1140", null ],
    [ "speed_note", "structm2m_1_1grader_1_1Grade.html#a32f289d452f6760570d812164ab30bec", null ],
    [ "submission", "structm2m_1_1grader_1_1Grade.html#ae93acbc8307c037d25aed2dfe25ab485", null ],
    [ "title", "structm2m_1_1grader_1_1Grade.html#a6ba6f0c328c565f58a613b72a40bda56", null ],
    [ "verdict", "structm2m_1_1grader_1_1Grade.html#a8314ec21360a2936a38625493a8bdaef", null ],
    [ "walls", "structm2m_1_1grader_1_1Grade.html#a73a8e775fdae19e81d3075f3b6c69dc2", null ]
];