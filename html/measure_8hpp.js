var measure_8hpp =
[
    [ "m2m::Size", "structm2m_1_1Size.html", "structm2m_1_1Size" ],
    [ "m2m::Measurement", "structm2m_1_1Measurement.html", "structm2m_1_1Measurement" ],
    [ "m2m::MeasureOptions", "structm2m_1_1MeasureOptions.html", "structm2m_1_1MeasureOptions" ],
    [ "m2m::BenchOptions", "structm2m_1_1BenchOptions.html", "structm2m_1_1BenchOptions" ],
    [ "chapter_main", "measure_8hpp.html#adb5273c4094ed131af13d2c53b4db404", null ],
    [ "measure_stage", "measure_8hpp.html#a0c7fd515a1890923fac20bf7eb839f58", null ],
    [ "parse_sizes", "measure_8hpp.html#afcb8f437ed83ca7a9932e5c888f6a646", null ],
    [ "print_table", "measure_8hpp.html#aecea8e667bfb69a137bf96af53895c21", null ],
    [ "run_bench", "measure_8hpp.html#a795b35f4172f17b51021ed264ac8e7bf", null ],
    [ "to_json", "measure_8hpp.html#a16936077c685fc2eaee6cdfb33c23236", null ],
    [ "to_string", "measure_8hpp.html#a7e9d61f7dd303938c804277168b3c93b", null ]
];