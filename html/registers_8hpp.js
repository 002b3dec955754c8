var registers_8hpp =
[
    [ "registers_setting", "registers_8hpp.html#a2252a4cc418dbfaf1090160397caeb8d", null ]
];