var structm2m_1_1Reading =
[
    [ "confidence", "structm2m_1_1Reading.html#af7ed1ce7c1d33ee5edf4cf91474d5272", null ],
    [ "right", "structm2m_1_1Reading.html#a140f67d47b34ae45ed0ad07290f2049d", null ]
];