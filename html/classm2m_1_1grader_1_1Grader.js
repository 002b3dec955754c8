var classm2m_1_1grader_1_1Grader =
[
    [ "Grader", "classm2m_1_1grader_1_1Grader.html#aa14ae5ebb12b9a25fd104c3302a7832a", null ],
    [ "~Grader", "classm2m_1_1grader_1_1Grader.html#ab4563fa8efa864c4b7acfef684c0334c", null ],
    [ "Grader", "classm2m_1_1grader_1_1Grader.html#a5b326577073316fe4355251344b9d6e6", null ],
    [ "grade", "classm2m_1_1grader_1_1Grader.html#a5544bba9607f12e464b22e18ba8b4beb", null ],
    [ "operator=", "classm2m_1_1grader_1_1Grader.html#abfad9f44fbc3ca51f9d90163a1b1e1b9", null ],
    [ "task", "classm2m_1_1grader_1_1Grader.html#a43424a8f62bdb5f90b58d3b0b571e98f", null ]
];