var memory__parts_8hpp =
[
    [ "m2m::InstalledMemory", "structm2m_1_1InstalledMemory.html", "structm2m_1_1InstalledMemory" ],
    [ "installed_memory", "memory__parts_8hpp.html#a59b2ae7b0ceca9dcbec596e5cded9fc8", null ],
    [ "parse_smbios", "memory__parts_8hpp.html#ad27f055407fec94af6ebb6a770370556", null ]
];