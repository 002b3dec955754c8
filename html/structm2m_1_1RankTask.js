var structm2m_1_1RankTask =
[
    [ "backend", "structm2m_1_1RankTask.html#a64c79fe41b37489721cd3daa8538cad4", null ],
    [ "batch", "structm2m_1_1RankTask.html#a6e3f41fbdde2b28a49a6e1f36978134b", null ],
    [ "epochs", "structm2m_1_1RankTask.html#a3f3200e45fba258d7d12f5fd2a85a4a1", null ],
    [ "hidden", "structm2m_1_1RankTask.html#af0c960d9e5fcb2ad7e77a80ec5fa820c", null ],
    [ "images", "structm2m_1_1RankTask.html#abef59a55aee015dcecd75c41a4da9b39", null ]
];