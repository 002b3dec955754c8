var structm2m_1_1MeasureOptions =
[
    [ "max_seconds", "structm2m_1_1MeasureOptions.html#aba885c73ac6d4ce953c7f4ca4f2770b3", null ],
    [ "min_seconds", "structm2m_1_1MeasureOptions.html#ab7bd32f3119e182af73f088b70116f2b", null ],
    [ "seed", "structm2m_1_1MeasureOptions.html#aa31573dd533b78bc1984186541c41230", null ],
    [ "simulated_side", "structm2m_1_1MeasureOptions.html#a7cca514d8f459022091ddd911c263280", null ]
];