var structm2m_1_1Rgb =
[
    [ "blue", "structm2m_1_1Rgb.html#a050b0be0dc5b8deacaf25e5deb6116b3", null ],
    [ "green", "structm2m_1_1Rgb.html#a0fed4517e5eb59d526aea81846283b14", null ],
    [ "red", "structm2m_1_1Rgb.html#a1a8501f14c48b5c61906f008ebab0d22", null ]
];