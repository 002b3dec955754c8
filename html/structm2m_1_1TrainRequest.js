var structm2m_1_1TrainRequest =
[
    [ "data", "structm2m_1_1TrainRequest.html#aa003226d104b95f528d09c56593e5b1d", null ],
    [ "data_dir", "structm2m_1_1TrainRequest.html#a5e145f1d734d1ee46040d5365ea1466e", null ],
    [ "hidden", "structm2m_1_1TrainRequest.html#a30c27b9a88eab787830e6f0def7f86f8", null ],
    [ "log_placement", "structm2m_1_1TrainRequest.html#a133d5364a024321592767e7fd5c65f38", null ],
    [ "options", "structm2m_1_1TrainRequest.html#af5ea95a4b3888d1c5fa6ae87e906a554", null ],
    [ "pictures", "structm2m_1_1TrainRequest.html#aeb16846bee633bbbee62668ef2ef74d0", null ],
    [ "progress", "structm2m_1_1TrainRequest.html#a0c789c45ee8ea2ab97ab077306f1eca7", null ],
    [ "test_on", "structm2m_1_1TrainRequest.html#aa70b4c10703d74e4d7820bdd8433500e", null ],
    [ "until", "structm2m_1_1TrainRequest.html#a8a0a1cf32d6d7da9a0598ca6ed360262", null ]
];