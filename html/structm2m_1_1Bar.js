var structm2m_1_1Bar =
[
    [ "label", "structm2m_1_1Bar.html#a1be3f2b4cf4abf38bda4ab06441ffa85", null ],
    [ "note", "structm2m_1_1Bar.html#a7213b9be3a018f7d2a76806a6d61166e", null ],
    [ "value", "structm2m_1_1Bar.html#a78587196020d9666ffccf4298e26b067", null ]
];