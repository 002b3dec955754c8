var structm2m_1_1grader_1_1CourseTable =
[
    [ "exercises", "structm2m_1_1grader_1_1CourseTable.html#ab0f8933dabb52cd7e4254a5fa26141f9", null ],
    [ "results", "structm2m_1_1grader_1_1CourseTable.html#a296703f697c014c10afd8f21b5368cc6", null ]
];