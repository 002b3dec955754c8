var structm2m_1_1ProgressEpoch =
[
    [ "epoch", "structm2m_1_1ProgressEpoch.html#a5c65256cf20ddd0d3c2ceca7e3f429c9", null ],
    [ "epochs", "structm2m_1_1ProgressEpoch.html#aed513da0d00fc57515c6b8aa8247a193", null ],
    [ "images_per_second", "structm2m_1_1ProgressEpoch.html#ae327134f7a6458d4bad3cdfe363bc1cd", null ],
    [ "loss", "structm2m_1_1ProgressEpoch.html#a85a005c8527f587eca22b24f280ebc9f", null ],
    [ "seconds", "structm2m_1_1ProgressEpoch.html#a41a9ebc9f7a1ffd4a010ff2139e9ab3a", null ],
    [ "test_accuracy", "structm2m_1_1ProgressEpoch.html#ab2b1d250b3673bdcb404523324aa5503", null ],
    [ "train_accuracy", "structm2m_1_1ProgressEpoch.html#a451d3cd91bad32d2b13d2e9b4b751cfd", null ]
];