var structm2m_1_1machine_1_1CopySpeeds =
[
    [ "to_device_pageable", "structm2m_1_1machine_1_1CopySpeeds.html#a58488c1c8116f958f4efcb8b2fe577f0", null ],
    [ "to_device_pinned", "structm2m_1_1machine_1_1CopySpeeds.html#ae9f6c2ac148fc73d729e96fdfba0bb18", null ],
    [ "to_host_pageable", "structm2m_1_1machine_1_1CopySpeeds.html#a5d3b7a690375fb71bdf052f47b5f8834", null ],
    [ "to_host_pinned", "structm2m_1_1machine_1_1CopySpeeds.html#af24c5be6e65bec4948c084fbea7148e7", null ],
    [ "triad", "structm2m_1_1machine_1_1CopySpeeds.html#a9c1a3308ad1925fb881faa3114d866bb", null ],
    [ "within_device", "structm2m_1_1machine_1_1CopySpeeds.html#a4c1692932d490daffad276a1455eadeb", null ]
];