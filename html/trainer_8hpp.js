var trainer_8hpp =
[
    [ "m2m::TrainOptions", "structm2m_1_1TrainOptions.html", "structm2m_1_1TrainOptions" ],
    [ "m2m::EpochResult", "structm2m_1_1EpochResult.html", "structm2m_1_1EpochResult" ],
    [ "m2m::TrainResult", "structm2m_1_1TrainResult.html", "structm2m_1_1TrainResult" ],
    [ "backend_text", "trainer_8hpp.html#a8902c178e9defa98f1ea02dc09a52aa7", null ],
    [ "require_sensible", "trainer_8hpp.html#a4135b6f7891b66f408d0b96991c10b0c", null ],
    [ "train", "trainer_8hpp.html#aa52ad1a2177847fd76aa31c4b75f45c4", null ]
];