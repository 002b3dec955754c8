var structm2m_1_1DeviceRow =
[
    [ "compute_capability", "structm2m_1_1DeviceRow.html#a80a662bc15384297d48197eca6688989", null ],
    [ "memory_gib", "structm2m_1_1DeviceRow.html#a9266851fede3f960ce6d614703ab1445", null ],
    [ "multiprocessors", "structm2m_1_1DeviceRow.html#a9dad7519cf07118849c83179316cd5c8", null ],
    [ "name", "structm2m_1_1DeviceRow.html#aa147534612cb5984befb86c06afdefc0", null ],
    [ "number", "structm2m_1_1DeviceRow.html#a7e2d3c4da498760d313c0f8d9654e1de", null ]
];