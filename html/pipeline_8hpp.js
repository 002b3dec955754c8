var pipeline_8hpp =
[
    [ "m2m::streams::Job", "structm2m_1_1streams_1_1Job.html", "structm2m_1_1streams_1_1Job" ],
    [ "m2m::streams::Way", "structm2m_1_1streams_1_1Way.html", "structm2m_1_1streams_1_1Way" ],
    [ "m2m::streams::Ways", "structm2m_1_1streams_1_1Ways.html", "structm2m_1_1streams_1_1Ways" ],
    [ "compare_ways", "pipeline_8hpp.html#aab021346d5d272c99e71f2f82b624014", null ],
    [ "in_one_stream", "pipeline_8hpp.html#a57cbbb78ef420592f245e1fd95436e93", null ],
    [ "in_pieces", "pipeline_8hpp.html#a2b05bffb604fc01090e5434dfd2d1dc0", null ]
];