var structm2m_1_1cost_1_1Costs =
[
    [ "bought", "structm2m_1_1cost_1_1Costs.html#a44bc57e9d49dc2b4c455383e50efe4ef", null ],
    [ "break_even_hours", "structm2m_1_1cost_1_1Costs.html#a3202fa609c70fe3d80fdde8e5240411c", null ],
    [ "cheapest", "structm2m_1_1cost_1_1Costs.html#ae95a611abf5c94f136034a805e7ff82c", null ],
    [ "free_sessions", "structm2m_1_1cost_1_1Costs.html#ad0fae5a1ee7d0d33f034bbb810ac10c0", null ],
    [ "hours", "structm2m_1_1cost_1_1Costs.html#a18697553263c0e175370ab0d2ec26194", null ],
    [ "rented", "structm2m_1_1cost_1_1Costs.html#a989627471a938fef24eb37d8b64a13ca", null ]
];