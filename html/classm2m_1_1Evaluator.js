var classm2m_1_1Evaluator =
[
    [ "Evaluator", "classm2m_1_1Evaluator.html#a84bfb7a1bd55be1af1fe17ffd64e8952", null ],
    [ "run", "classm2m_1_1Evaluator.html#adeff07f0bec11f728075ad987144de1f", null ]
];