var structm2m_1_1ClaimOptions =
[
    [ "seconds", "structm2m_1_1ClaimOptions.html#a5c332ff078f332663bd707bf9cdbfd77", null ]
];