var classm2m_1_1ChildProcess =
[
    [ "Options", "structm2m_1_1ChildProcess_1_1Options.html", "structm2m_1_1ChildProcess_1_1Options" ],
    [ "ChildProcess", "classm2m_1_1ChildProcess.html#ad0ab31a149e184b4eb3d4ffed2d680df", null ],
    [ "~ChildProcess", "classm2m_1_1ChildProcess.html#a9d01147cd3db04b658c36c6597759e23", null ],
    [ "ChildProcess", "classm2m_1_1ChildProcess.html#af8cea607919fe347e8feaaed5afc78f5", null ],
    [ "end_all", "classm2m_1_1ChildProcess.html#ac88a15201e8a180349170faaca00dc68", null ],
    [ "operator=", "classm2m_1_1ChildProcess.html#acea074c686a65ebbee7a32c7f7f2c08f", null ],
    [ "pid", "classm2m_1_1ChildProcess.html#af2c40aca01f47ebec0da45f3645941c4", null ],
    [ "poll", "classm2m_1_1ChildProcess.html#ab84d5aa7924ddb9503062ba4ea83a7c7", null ],
    [ "wait", "classm2m_1_1ChildProcess.html#acbc327567f9a0f03ba40e2f511669b5f", null ]
];