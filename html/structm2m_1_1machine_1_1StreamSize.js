var structm2m_1_1machine_1_1StreamSize =
[
    [ "elements", "structm2m_1_1machine_1_1StreamSize.html#a0e835d0644224d9cfd9c445e340a171c", null ],
    [ "reaches_rule", "structm2m_1_1machine_1_1StreamSize.html#a92ce346024dc91620f22729eef16e953", null ]
];