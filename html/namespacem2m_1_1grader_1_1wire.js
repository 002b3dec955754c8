var namespacem2m_1_1grader_1_1wire =
[
    [ "Reader", "classm2m_1_1grader_1_1wire_1_1Reader.html", "classm2m_1_1grader_1_1wire_1_1Reader" ],
    [ "Writer", "classm2m_1_1grader_1_1wire_1_1Writer.html", "classm2m_1_1grader_1_1wire_1_1Writer" ],
    [ "Status", "namespacem2m_1_1grader_1_1wire.html#abbc96740c3fb1c02bc039c0c863a9df0", [
      [ "returned", "namespacem2m_1_1grader_1_1wire.html#abbc96740c3fb1c02bc039c0c863a9df0ac7e704db61655fb7edcc4da82035fb5d", null ],
      [ "threw", "namespacem2m_1_1grader_1_1wire.html#abbc96740c3fb1c02bc039c0c863a9df0a44425e473c881f0467cc993c97c409e2", null ],
      [ "wrote_outside", "namespacem2m_1_1grader_1_1wire.html#abbc96740c3fb1c02bc039c0c863a9df0a1a64919c9f34ff3ea9471aa93d6c394c", null ]
    ] ],
    [ "extent", "namespacem2m_1_1grader_1_1wire.html#a0b8c4dd7a00284f137201de17a9a9d1e", null ],
    [ "longest_message", "namespacem2m_1_1grader_1_1wire.html#a5c856e5859fb493f58863c52cc10459e", null ],
    [ "reply_descriptor", "namespacem2m_1_1grader_1_1wire.html#ac76064e6141c78c662fd977f03bc639b", null ],
    [ "request_descriptor", "namespacem2m_1_1grader_1_1wire.html#a1b1174d8daa3cb85cfd6db4e41823d7f", null ]
];