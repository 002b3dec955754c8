var structm2m_1_1Mark =
[
    [ "label", "structm2m_1_1Mark.html#af7a9919b81ace7d642166cba2758635b", null ],
    [ "x", "structm2m_1_1Mark.html#ac0f594b395002376b5cf4631c2a96152", null ]
];