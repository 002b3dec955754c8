var classm2m_1_1grader_1_1Workspace =
[
    [ "Workspace", "classm2m_1_1grader_1_1Workspace.html#a41633cd2fe2d2f949ac9c1589c2621dd", null ],
    [ "Workspace", "classm2m_1_1grader_1_1Workspace.html#a4149812ce57a42a00c1fc44c2232b949", null ],
    [ "hand_over", "classm2m_1_1grader_1_1Workspace.html#ab875d26516af9b25763135052d055008", null ],
    [ "operator=", "classm2m_1_1grader_1_1Workspace.html#a30d24d0ea068b13cfe7d2b916387d92d", null ],
    [ "path", "classm2m_1_1grader_1_1Workspace.html#a8ac81b2696ac8f6bbbe27e7ab5a4f21d", null ],
    [ "user", "classm2m_1_1grader_1_1Workspace.html#a5d2d98b128eb95961ef6e0bc9729925e", null ]
];