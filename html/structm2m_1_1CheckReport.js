var structm2m_1_1CheckReport =
[
    [ "operator bool", "structm2m_1_1CheckReport.html#ad10d4cd00defe15066f7713e0a8760d2", null ],
    [ "compared", "structm2m_1_1CheckReport.html#af32d93f3b9d5a7f1ad33f4ddb40a75ea", null ],
    [ "error_over_bound", "structm2m_1_1CheckReport.html#aa63b8654329d92a45366f90a4af0bcfb", null ],
    [ "finding", "structm2m_1_1CheckReport.html#a3e9373738da229980f12d44766d686a6", null ],
    [ "fingerprint", "structm2m_1_1CheckReport.html#a89770fe8fb5171f04bf007ec68be77d0", null ],
    [ "ok", "structm2m_1_1CheckReport.html#a9b99331300a1c6c84281bdf092e7e72f", null ],
    [ "what", "structm2m_1_1CheckReport.html#a64ad11f5e19c51e54bda22e4619f93ab", null ]
];