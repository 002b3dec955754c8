var structm2m_1_1RankMeasurement =
[
    [ "few_bytes", "structm2m_1_1RankMeasurement.html#aa76d986a6ff8e92901c86c8aca2c0851", null ],
    [ "few_seconds", "structm2m_1_1RankMeasurement.html#acd14279e4d64ea9690217fe26cb527d4", null ],
    [ "images_per_second", "structm2m_1_1RankMeasurement.html#ab7f9a3a84add2de933b37fc940fc8ee5", null ],
    [ "losses", "structm2m_1_1RankMeasurement.html#ac4fc06461d65105df311566bf299b93e", null ],
    [ "many_bytes", "structm2m_1_1RankMeasurement.html#ac209b2cb50490fa16e182459f1bb6572", null ],
    [ "many_seconds", "structm2m_1_1RankMeasurement.html#a03775997aafabc0cd2b92fe6c1a4c89c", null ],
    [ "parameters", "structm2m_1_1RankMeasurement.html#ace3e996e4280fe333e5c50d2a9aedc97", null ],
    [ "ranks", "structm2m_1_1RankMeasurement.html#a39e618b0220b280ed4684cc8d1d07f1a", null ],
    [ "update_seconds", "structm2m_1_1RankMeasurement.html#a0d46d76419fc10ddb222703ce616a5f6", null ]
];