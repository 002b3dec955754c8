var wire_8hpp =
[
    [ "m2m::grader::wire::Writer", "classm2m_1_1grader_1_1wire_1_1Writer.html", "classm2m_1_1grader_1_1wire_1_1Writer" ],
    [ "m2m::grader::wire::Reader", "classm2m_1_1grader_1_1wire_1_1Reader.html", "classm2m_1_1grader_1_1wire_1_1Reader" ],
    [ "Status", "wire_8hpp.html#abbc96740c3fb1c02bc039c0c863a9df0", [
      [ "returned", "wire_8hpp.html#abbc96740c3fb1c02bc039c0c863a9df0ac7e704db61655fb7edcc4da82035fb5d", null ],
      [ "threw", "wire_8hpp.html#abbc96740c3fb1c02bc039c0c863a9df0a44425e473c881f0467cc993c97c409e2", null ],
      [ "wrote_outside", "wire_8hpp.html#abbc96740c3fb1c02bc039c0c863a9df0a1a64919c9f34ff3ea9471aa93d6c394c", null ]
    ] ],
    [ "extent", "wire_8hpp.html#a0b8c4dd7a00284f137201de17a9a9d1e", null ],
    [ "longest_message", "wire_8hpp.html#a5c856e5859fb493f58863c52cc10459e", null ],
    [ "reply_descriptor", "wire_8hpp.html#ac76064e6141c78c662fd977f03bc639b", null ],
    [ "request_descriptor", "wire_8hpp.html#a1b1174d8daa3cb85cfd6db4e41823d7f", null ]
];