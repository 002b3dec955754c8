var structm2m_1_1grader_1_1SubmittedFile =
[
    [ "name", "structm2m_1_1grader_1_1SubmittedFile.html#a32ee7a2086a198c6b4c91793889816aa", null ],
    [ "text", "structm2m_1_1grader_1_1SubmittedFile.html#a3f9ee0921124e6ed84bebb1b2306d49e", null ]
];