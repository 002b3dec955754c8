var task_8hpp =
[
    [ "m2m::grader::Task", "structm2m_1_1grader_1_1Task.html", "structm2m_1_1grader_1_1Task" ],
    [ "load_task", "task_8hpp.html#acc12696d12186f00f15b8a508d2c06b7", null ]
];