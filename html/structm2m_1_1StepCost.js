var structm2m_1_1StepCost =
[
    [ "batch", "structm2m_1_1StepCost.html#aacea255c786db3f1cd532a10dd698e45", null ],
    [ "bytes", "structm2m_1_1StepCost.html#a58e8d8ceb41fdfaa249f9fce79635d8a", null ],
    [ "repeated", "structm2m_1_1StepCost.html#a8b4cefabd05a7b65086a211bf52a0cdb", null ],
    [ "shared", "structm2m_1_1StepCost.html#af96b7313a0e5943a5fb95044c03b7edb", null ]
];