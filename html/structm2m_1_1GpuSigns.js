var structm2m_1_1GpuSigns =
[
    [ "device_file", "structm2m_1_1GpuSigns.html#ae46c4c00b85fc1ce4f9101eaaff0dd22", null ],
    [ "in_slot", "structm2m_1_1GpuSigns.html#a6bf7d569ca835e9a5ba2874e80157328", null ],
    [ "smi_installed", "structm2m_1_1GpuSigns.html#a3c3fe3cf07bdd72ddba286d51fd37ff5", null ],
    [ "smi_says", "structm2m_1_1GpuSigns.html#adfba553e1b06b483c89149ff2776d005", null ],
    [ "smi_works", "structm2m_1_1GpuSigns.html#a7ce0ad993e8450412fd4f1358de7f462", null ]
];