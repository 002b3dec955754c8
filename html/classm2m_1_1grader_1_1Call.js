var classm2m_1_1grader_1_1Call =
[
    [ "Call", "classm2m_1_1grader_1_1Call.html#a593fc990457a6c71bcc26459e61e2493", null ],
    [ "send", "classm2m_1_1grader_1_1Call.html#a393bb12f4f12d9fcad170c71a4cd26cf", null ],
    [ "take", "classm2m_1_1grader_1_1Call.html#abedf2eb18cf2e2f20a7e2138daab1ff7", null ],
    [ "request", "classm2m_1_1grader_1_1Call.html#a5068a940e6eaa2b9133942da78490da4", null ]
];