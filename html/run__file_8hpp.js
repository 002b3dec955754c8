var run__file_8hpp =
[
    [ "m2m::grader::RunFile", "structm2m_1_1grader_1_1RunFile.html", "structm2m_1_1grader_1_1RunFile" ],
    [ "read_run_file", "run__file_8hpp.html#aa94ba4259ffebe2845cd1a385560f85a", null ],
    [ "write_run_file", "run__file_8hpp.html#ae2ade8b24af8423ed58e32af62815f11", null ]
];