var structm2m_1_1Series =
[
    [ "name", "structm2m_1_1Series.html#a70ad7b134a36a07b091ab899c8cd1304", null ],
    [ "x", "structm2m_1_1Series.html#a3159562e472bbb708e306d320d3d5385", null ],
    [ "y", "structm2m_1_1Series.html#ae5c72629adca07212863d1d71dc18e82", null ]
];