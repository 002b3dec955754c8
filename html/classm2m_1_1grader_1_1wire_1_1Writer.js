var classm2m_1_1grader_1_1wire_1_1Writer =
[
    [ "bytes", "classm2m_1_1grader_1_1wire_1_1Writer.html#a00d76c1dea954917b3cdc6d77811ac02", null ],
    [ "put", "classm2m_1_1grader_1_1wire_1_1Writer.html#a690a98d729455aa3012e32a71509d242", null ],
    [ "put", "classm2m_1_1grader_1_1wire_1_1Writer.html#a02e11d3553a0f12fb13021fe92b36d55", null ],
    [ "put", "classm2m_1_1grader_1_1wire_1_1Writer.html#a4e1725f9afe75e3ed45fa3b2d867f4ea", null ],
    [ "put_array", "classm2m_1_1grader_1_1wire_1_1Writer.html#adbfc5e086a9e5e9d057498d7cd22877a", null ]
];