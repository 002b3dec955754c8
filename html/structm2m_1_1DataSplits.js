var structm2m_1_1DataSplits =
[
    [ "source", "structm2m_1_1DataSplits.html#ab16e1cdddbb8d155aaa751c8f9fe4b70", null ],
    [ "test", "structm2m_1_1DataSplits.html#a1348f6d60fbd16f1ec4a6c7dd9273dc3", null ],
    [ "train", "structm2m_1_1DataSplits.html#a874a6b4d0b266e713a8a1a96aaf6bd3f", null ]
];