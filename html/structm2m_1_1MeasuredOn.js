var structm2m_1_1MeasuredOn =
[
    [ "operator==", "structm2m_1_1MeasuredOn.html#afc049f481735f83452f4fb6c315a83f2", null ],
    [ "name", "structm2m_1_1MeasuredOn.html#a06c15bdf9dfecade7fddaadeb4a16433", null ],
    [ "simulated", "structm2m_1_1MeasuredOn.html#a2be9ab2377a9358bf2feaac7f81a8d72", null ]
];