var structm2m_1_1InstalledMemory =
[
    [ "known", "structm2m_1_1InstalledMemory.html#a98724db19187f5ff5268871ec84fc08d", null ],
    [ "from", "structm2m_1_1InstalledMemory.html#a8451ef1a62c269a07b6aabb5692c0026", null ],
    [ "parts", "structm2m_1_1InstalledMemory.html#a13835712f0c0f388f4de02fa79ad5151", null ],
    [ "why_unknown", "structm2m_1_1InstalledMemory.html#a39e6c8cc91c1225275bc134400b46be5", null ]
];