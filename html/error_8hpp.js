var error_8hpp =
[
    [ "m2m::Error", "structm2m_1_1Error.html", null ],
    [ "m2m::UsageError", "structm2m_1_1UsageError.html", null ]
];