var image_8hpp =
[
    [ "m2m::DigitImage", "structm2m_1_1DigitImage.html", "structm2m_1_1DigitImage" ],
    [ "prepare_digit", "image_8hpp.html#ac678b50b76c9bf60ea9185847c5d9901", null ],
    [ "prepare_digit", "image_8hpp.html#a3143294c683cbc0201e2a1ea9ade32b6", null ]
];