var structm2m_1_1TrainReport =
[
    [ "data", "structm2m_1_1TrainReport.html#a4b4d0da4329f483fe86cbd132c2b9f2e", null ],
    [ "options", "structm2m_1_1TrainReport.html#ad07dcbe2af839b1e88edd44145d97ff7", null ],
    [ "result", "structm2m_1_1TrainReport.html#a0b065e938e9cb78f9560b701c4fab61c", null ],
    [ "source", "structm2m_1_1TrainReport.html#a8099f299235d7d586a4c23415ab05a9f", null ],
    [ "test_count", "structm2m_1_1TrainReport.html#a581081b99f86c509c3c3dd927831cee3", null ],
    [ "test_on", "structm2m_1_1TrainReport.html#a7e5cf3ca2aa918ee5f2ab3b1f605c09a", null ],
    [ "train_count", "structm2m_1_1TrainReport.html#ae7cde66f575581d2d604600fc68ee773", null ]
];