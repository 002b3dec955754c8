var proxy_8hpp =
[
    [ "m2m::grader::NoAnswer", "structm2m_1_1grader_1_1NoAnswer.html", null ],
    [ "m2m::grader::SubmissionThrew", "structm2m_1_1grader_1_1SubmissionThrew.html", null ],
    [ "m2m::grader::Call", "classm2m_1_1grader_1_1Call.html", "classm2m_1_1grader_1_1Call" ]
];