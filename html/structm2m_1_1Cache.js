var structm2m_1_1Cache =
[
    [ "operator==", "structm2m_1_1Cache.html#ac2488c69dc304cb21d843e87422b3205", null ],
    [ "bytes", "structm2m_1_1Cache.html#a306edd2b701d4430eb103e67a0b11317", null ],
    [ "kind", "structm2m_1_1Cache.html#abce988def61bb23b9902ec7ecb17ea37", null ],
    [ "level", "structm2m_1_1Cache.html#ac9c19d407d1ab52f1a23c6d112d02555", null ],
    [ "shared_by", "structm2m_1_1Cache.html#a5dc5e6d26f20d64ae19c9855fafc1d89", null ]
];