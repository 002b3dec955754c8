var structm2m_1_1EpochResult =
[
    [ "epoch", "structm2m_1_1EpochResult.html#acd86f14d4f8c972463e1e8281c84f3b0", null ],
    [ "images_per_second", "structm2m_1_1EpochResult.html#afb9a14bfd0923882527de5f9568f1d57", null ],
    [ "loss", "structm2m_1_1EpochResult.html#ab3cd43f63c2cd1029604819a9a91d391", null ],
    [ "seconds", "structm2m_1_1EpochResult.html#a3fc8f11b76e1e62d522a914835e567cb", null ],
    [ "test_accuracy", "structm2m_1_1EpochResult.html#aa9a84564fd402c985a898c38f953a632", null ],
    [ "test_loss", "structm2m_1_1EpochResult.html#a1edf9b4def8d8a8807b0b9897df9da29", null ],
    [ "train_accuracy", "structm2m_1_1EpochResult.html#a935197b194ecc8d9863f040744cef63c", null ]
];