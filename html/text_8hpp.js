var text_8hpp =
[
    [ "simt::profile::TextOptions", "structsimt_1_1profile_1_1TextOptions.html", "structsimt_1_1profile_1_1TextOptions" ],
    [ "simt::profile::Figure", "structsimt_1_1profile_1_1Figure.html", "structsimt_1_1profile_1_1Figure" ],
    [ "annotated", "text_8hpp.html#ac0bdb193da3a2a5b222009d53161d7ae", null ],
    [ "describe", "text_8hpp.html#af549ffbb0f4a873a421ee043b5bdc0cf", null ],
    [ "figures", "text_8hpp.html#aae4b9d97077540b233a88ea321802f01", null ],
    [ "print_report", "text_8hpp.html#a6a9ecc7daf7cb6d926fe2bbd78f481db", null ],
    [ "short_bytes", "text_8hpp.html#a6d180203a2f4409ca37849dc821d11db", null ],
    [ "short_number", "text_8hpp.html#a8191184e6445ee9db062530b38bbbf5d", null ]
];