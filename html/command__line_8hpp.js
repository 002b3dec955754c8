var command__line_8hpp =
[
    [ "m2m::Flag", "classm2m_1_1Flag.html", "classm2m_1_1Flag" ],
    [ "m2m::Command", "classm2m_1_1Command.html", "classm2m_1_1Command" ],
    [ "m2m::JsonOption", "classm2m_1_1JsonOption.html", "classm2m_1_1JsonOption" ],
    [ "reported", "command__line_8hpp.html#a97eaf27ccb45139ed02e3f5072618d10", null ],
    [ "run_program", "command__line_8hpp.html#a95b981b6ffc98b9cb754aa7cb04db175", null ],
    [ "write_json", "command__line_8hpp.html#aa7856060be8ebc2ed24ffaf3b4da8651", null ]
];