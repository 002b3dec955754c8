var process_8hpp =
[
    [ "m2m::ProcessResult", "structm2m_1_1ProcessResult.html", "structm2m_1_1ProcessResult" ],
    [ "capture_process", "process_8hpp.html#a3c2c8990d1bf1d5a1cfa52d86bcef27c", null ],
    [ "find_program", "process_8hpp.html#a68236e10729a7886630799b6215fcde4", null ],
    [ "run_process", "process_8hpp.html#a8c775749133e0a2973df354196700ff4", null ],
    [ "run_process_printable", "process_8hpp.html#ad9d7655a829ff7c0356ea6ba80bd36b7", null ]
];