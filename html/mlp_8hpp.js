var mlp_8hpp =
[
    [ "m2m::Mlp", "classm2m_1_1Mlp.html", "classm2m_1_1Mlp" ]
];