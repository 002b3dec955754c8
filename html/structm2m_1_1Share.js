var structm2m_1_1Share =
[
    [ "first", "structm2m_1_1Share.html#a6ac84ce0e1262a2df88018f8aeaf2708", null ],
    [ "rows", "structm2m_1_1Share.html#a4b746a2666cb78da266317dc637ff6af", null ]
];