var structm2m_1_1ClaimReport =
[
    [ "figures", "structm2m_1_1ClaimReport.html#a02793cc7130c97d48a9d0fed6f1bdc2b", null ],
    [ "prediction", "structm2m_1_1ClaimReport.html#a843cb327735a179a3aca1a1a672e73f8", null ],
    [ "remarks", "structm2m_1_1ClaimReport.html#a8e26f3b750552fd0cacec4b5ec69da6d", null ],
    [ "verdict", "structm2m_1_1ClaimReport.html#a12135b2310d3a9dec97529cff4564af5", null ]
];