var structm2m_1_1Dataset =
[
    [ "count", "structm2m_1_1Dataset.html#a2bd911288cd4c897515c207f8e154f89", null ],
    [ "cols", "structm2m_1_1Dataset.html#aca7c17126562809baffab9466be1e49c", null ],
    [ "images", "structm2m_1_1Dataset.html#a8d303c76cc0b42f484f43c0358617e0a", null ],
    [ "labels", "structm2m_1_1Dataset.html#a93effb56da7cf4907462f11f0ab848b4", null ],
    [ "name", "structm2m_1_1Dataset.html#a19d94f4c7f6b088dfc0eff292fe4c824", null ],
    [ "rows", "structm2m_1_1Dataset.html#ac8fefcd7a4656a36eb4cc7c4c8bfe00c", null ]
];