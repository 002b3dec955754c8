var structm2m_1_1grader_1_1RunFile =
[
    [ "artifact", "structm2m_1_1grader_1_1RunFile.html#a19e17d7f596ea2484e3886dc2163274b", null ],
    [ "command", "structm2m_1_1grader_1_1RunFile.html#a81b9582ab1d8f61fd68e028236887cce", null ],
    [ "results", "structm2m_1_1grader_1_1RunFile.html#ad8f5561fab65a057ffb7c8adbbdfeb6c", null ],
    [ "total_seconds", "structm2m_1_1grader_1_1RunFile.html#a85d1b3711aed22447abc2887b51fd457", null ]
];