var png_8hpp =
[
    [ "m2m::Rgb", "structm2m_1_1Rgb.html", "structm2m_1_1Rgb" ],
    [ "m2m::Canvas", "classm2m_1_1Canvas.html", "classm2m_1_1Canvas" ],
    [ "encode_png", "png_8hpp.html#ae0d4967badecd61db2ba5b6f33bceb53", null ],
    [ "write_png_gray", "png_8hpp.html#adf5af801f53676c44e6a9b930ac15886", null ],
    [ "write_png_gray", "png_8hpp.html#ad05c081d1c678992b1ed78f51bcb8622", null ],
    [ "write_png_rgb", "png_8hpp.html#abb569caed803f979f07597f0aee923a1", null ]
];