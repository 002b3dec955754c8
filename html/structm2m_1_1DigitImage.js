var structm2m_1_1DigitImage =
[
    [ "height", "structm2m_1_1DigitImage.html#a8d3a2705fa15840278c3b63a5cfcfcb8", null ],
    [ "light", "structm2m_1_1DigitImage.html#af081a4bc83ffcbe42a6ea728b9be2a2f", null ],
    [ "pixels", "structm2m_1_1DigitImage.html#a67711e6d1689384b0c8520607c4828e7", null ],
    [ "was_dark_on_light", "structm2m_1_1DigitImage.html#a6d03997b2c1770f27ae7b1e8fef3fd51", null ],
    [ "width", "structm2m_1_1DigitImage.html#a46d106b0d63fa219fe22f17f58904bc3", null ]
];