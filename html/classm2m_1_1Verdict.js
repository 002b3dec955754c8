var classm2m_1_1Verdict =
[
    [ "device", "classm2m_1_1Verdict.html#ab101e0a32d52a6a7c2ea3a045a712e5f", null ],
    [ "from_model", "classm2m_1_1Verdict.html#a3f4bbcaf0072ddc4ed39c1729f309097", null ],
    [ "outcome", "classm2m_1_1Verdict.html#a9450f73929741ee12e94b69f92b67e4d", null ],
    [ "reason", "classm2m_1_1Verdict.html#a2c994f542690473e68436086f9bb0ebe", null ]
];