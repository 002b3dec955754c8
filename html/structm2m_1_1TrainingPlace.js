var structm2m_1_1TrainingPlace =
[
    [ "done", "structm2m_1_1TrainingPlace.html#a009bc867cb86f1cd03e1da51785cf663", null ],
    [ "epoch", "structm2m_1_1TrainingPlace.html#ac7e841481e6e1738093e0b8499065a78", null ],
    [ "random", "structm2m_1_1TrainingPlace.html#ae8be0ef2b7fa95aa9e0b0b03a2a3ae0a", null ],
    [ "step", "structm2m_1_1TrainingPlace.html#a57ad026935119cfed64e958a09121763", null ]
];