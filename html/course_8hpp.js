var course_8hpp =
[
    [ "m2m::grader::ReportLine", "structm2m_1_1grader_1_1ReportLine.html", "structm2m_1_1grader_1_1ReportLine" ],
    [ "m2m::grader::CourseTable", "structm2m_1_1grader_1_1CourseTable.html", "structm2m_1_1grader_1_1CourseTable" ],
    [ "as_csv", "course_8hpp.html#a033e9910217d6d3fa787d2bb2cb11601", null ],
    [ "as_csv", "course_8hpp.html#a34dd13e26b6072a49762e413cb817db6", null ],
    [ "autograder_files", "course_8hpp.html#ad848bd69dff26b54e340fd9d0509a2d0", null ],
    [ "belongs_to_project", "course_8hpp.html#a8425282af81c7f3b4485f7e14b9ecd69", null ],
    [ "classroom50_script", "course_8hpp.html#a5e0c5cde273f9ccfc917affd394f2f70", null ],
    [ "course_table", "course_8hpp.html#a1d458bec503199f6457299d60efb4558", null ],
    [ "export_student_repository", "course_8hpp.html#a0da71ff88e164f46cb8cf87944231c94", null ],
    [ "read_results", "course_8hpp.html#a667a6e64b8e58a2cac86fac69f5a08cf", null ]
];