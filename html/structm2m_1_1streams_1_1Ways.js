var structm2m_1_1streams_1_1Ways =
[
    [ "all", "structm2m_1_1streams_1_1Ways.html#ace896981ce82b5cdc3f38d21c02705fb", null ]
];