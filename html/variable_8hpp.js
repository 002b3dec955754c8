var variable_8hpp =
[
    [ "simt::VariableRegistration", "classsimt_1_1VariableRegistration.html", "classsimt_1_1VariableRegistration" ],
    [ "VariableKind", "variable_8hpp.html#a96e5c2108616c6e75d65bd6584dc1171", [
      [ "device", "variable_8hpp.html#a96e5c2108616c6e75d65bd6584dc1171a913f9c49dcb544e2087cee284f4a00b7", null ],
      [ "constant", "variable_8hpp.html#a96e5c2108616c6e75d65bd6584dc1171a617ac08757d38a5a7ed91c224f0e90a0", null ],
      [ "managed", "variable_8hpp.html#a96e5c2108616c6e75d65bd6584dc1171a6ce207e8f7bc1afc40ba5e1d8a181478", null ]
    ] ],
    [ "registered", "variable_8hpp.html#a171d6e8dfc7193ef3c4475dbce3c97d3", null ]
];