var common_2base_2random_8hpp =
[
    [ "m2m::Random", "classm2m_1_1Random.html", "classm2m_1_1Random" ]
];