var structm2m_1_1AdamSettings =
[
    [ "beta1", "structm2m_1_1AdamSettings.html#a98aae3979a1c4d8f15bb96628650a29f", null ],
    [ "beta2", "structm2m_1_1AdamSettings.html#af7a8c0e1b45361d2ae4f43eed397707f", null ],
    [ "epsilon", "structm2m_1_1AdamSettings.html#a3d073bc41e662a0ac065fc9305484c87", null ],
    [ "learning_rate", "structm2m_1_1AdamSettings.html#a38879c84997a762287d9106139a8e2ad", null ]
];