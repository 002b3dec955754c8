var structm2m_1_1grader_1_1Outcome =
[
    [ "sentence", "structm2m_1_1grader_1_1Outcome.html#ad85d82d373cd1cebb56473fc41b5bbab", null ],
    [ "succeeded", "structm2m_1_1grader_1_1Outcome.html#a85752e9d5ecf771bfcb8754e4dd6b46d", null ],
    [ "cpu_seconds", "structm2m_1_1grader_1_1Outcome.html#a66803ca912dc46cb300b0b214850062d", null ],
    [ "cut", "structm2m_1_1grader_1_1Outcome.html#a1e667410f042bbd551f83e2b33cce9b7", null ],
    [ "end", "structm2m_1_1grader_1_1Outcome.html#ab32e03088d010f48c567501d70534fc6", null ],
    [ "memory", "structm2m_1_1grader_1_1Outcome.html#a0271f274ec316f9690a3c91ef108bd0b", null ],
    [ "output", "structm2m_1_1grader_1_1Outcome.html#ab00b447f53d9b02b7bc1e7ab3146d4a8", null ],
    [ "seconds", "structm2m_1_1grader_1_1Outcome.html#ae179f90cd28edc15aba731becfd8ab68", null ],
    [ "signal", "structm2m_1_1grader_1_1Outcome.html#a69031814e4cf33bd0e80649254070ee4", null ],
    [ "status", "structm2m_1_1grader_1_1Outcome.html#a98a8b97d640975cd58ee6c1b477b6694", null ]
];