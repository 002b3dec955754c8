var structm2m_1_1grader_1_1Signature =
[
    [ "name", "structm2m_1_1grader_1_1Signature.html#af3ab26a8565373c4d9471f26b9e079e2", null ],
    [ "parameters", "structm2m_1_1grader_1_1Signature.html#adaf402572ddf23a8c15ae8c579c7a356", null ],
    [ "result", "structm2m_1_1grader_1_1Signature.html#aed3eb6dd88a53d1410df0d055d9e2b4d", null ]
];