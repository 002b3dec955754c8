var structm2m_1_1grader_1_1Toolchain =
[
    [ "build", "structm2m_1_1grader_1_1Toolchain.html#afeb22eb999b69e3532564a5d086dbf89", null ],
    [ "compiler", "structm2m_1_1grader_1_1Toolchain.html#a01f0857de3e1586a4081453bd1a96fd2", null ],
    [ "flags", "structm2m_1_1grader_1_1Toolchain.html#aa6182784b1014f1c4c7f9b8a55d8a619", null ],
    [ "project", "structm2m_1_1grader_1_1Toolchain.html#abc8c369ce9d6f961a04d177b40e175a5", null ],
    [ "simt", "structm2m_1_1grader_1_1Toolchain.html#a307a05345b3f6b0d7277baf407cb4f99", null ],
    [ "test_link", "structm2m_1_1grader_1_1Toolchain.html#a1c1f3641641480d57a2b3bf6953f280b", null ]
];