var classm2m_1_1streams_1_1Streams =
[
    [ "Streams", "classm2m_1_1streams_1_1Streams.html#aeeffab361f2f8768b24f342ca945a3e5", null ],
    [ "Streams", "classm2m_1_1streams_1_1Streams.html#af1158ff89b2a13cd5ba8f4c57ba950fb", null ],
    [ "~Streams", "classm2m_1_1streams_1_1Streams.html#a62e26ebd11cd72656e5d26fbd2eecd80", null ],
    [ "data", "classm2m_1_1streams_1_1Streams.html#a881b1cde6df8287bd1d00a8db34ae339", null ],
    [ "front", "classm2m_1_1streams_1_1Streams.html#ae9f3a9d51d13de6fe7830cee19f4521d", null ],
    [ "operator=", "classm2m_1_1streams_1_1Streams.html#a9d283c1589e9dcb98d21ac0062018683", null ]
];