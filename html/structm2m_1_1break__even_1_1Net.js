var structm2m_1_1break__even_1_1Net =
[
    [ "batch", "structm2m_1_1break__even_1_1Net.html#a9dd8b81188dfb94854838cba98cc26cb", null ],
    [ "classes", "structm2m_1_1break__even_1_1Net.html#a444e447b2b849fa6db5311503cb62ebd", null ],
    [ "hidden", "structm2m_1_1break__even_1_1Net.html#ade7d5d5963229ecc882b7c4b4247db86", null ],
    [ "inputs", "structm2m_1_1break__even_1_1Net.html#ad1a7dcfdf333b980b297b3587fb1dbb9", null ]
];