var classsimt_1_1VariableRegistration =
[
    [ "VariableRegistration", "classsimt_1_1VariableRegistration.html#a0c05d9db1a5a5f8c746fbb1b048ef332", null ],
    [ "VariableRegistration", "classsimt_1_1VariableRegistration.html#a32a708cd0fc6d4fca3f82e0848d8f172", null ],
    [ "VariableRegistration", "classsimt_1_1VariableRegistration.html#aacb2c66eacc413d0d4360e7ade1bdfa4", null ],
    [ "~VariableRegistration", "classsimt_1_1VariableRegistration.html#aab25df0fafad550d679b34d65529487c", null ],
    [ "VariableRegistration", "classsimt_1_1VariableRegistration.html#ad60d796ddf55cc170b751474821731e4", null ],
    [ "operator=", "classsimt_1_1VariableRegistration.html#a2f1aaa7aa125ee32ef2bcb949e126332", null ]
];