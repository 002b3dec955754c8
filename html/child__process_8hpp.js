var child__process_8hpp =
[
    [ "m2m::ChildEnd", "structm2m_1_1ChildEnd.html", "structm2m_1_1ChildEnd" ],
    [ "m2m::ChildProcess", "classm2m_1_1ChildProcess.html", "classm2m_1_1ChildProcess" ],
    [ "m2m::ChildProcess::Options", "structm2m_1_1ChildProcess_1_1Options.html", "structm2m_1_1ChildProcess_1_1Options" ]
];