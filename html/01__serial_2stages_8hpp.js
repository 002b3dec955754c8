var 01__serial_2stages_8hpp =
[
    [ "blocked", "01__serial_2stages_8hpp.html#afed13f5b27ddbbea172bebb5b06f55cf", null ],
    [ "ijk", "01__serial_2stages_8hpp.html#abd96ef82a9bf4e02b29ca1b58ee0b94a", null ],
    [ "ikj", "01__serial_2stages_8hpp.html#af7e629c3bf33b88f066595ee0a238cfc", null ]
];