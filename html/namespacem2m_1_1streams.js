var namespacem2m_1_1streams =
[
    [ "Job", "structm2m_1_1streams_1_1Job.html", "structm2m_1_1streams_1_1Job" ],
    [ "Streams", "classm2m_1_1streams_1_1Streams.html", "classm2m_1_1streams_1_1Streams" ],
    [ "TrainingStep", "classm2m_1_1streams_1_1TrainingStep.html", "classm2m_1_1streams_1_1TrainingStep" ],
    [ "Way", "structm2m_1_1streams_1_1Way.html", "structm2m_1_1streams_1_1Way" ],
    [ "Ways", "structm2m_1_1streams_1_1Ways.html", "structm2m_1_1streams_1_1Ways" ],
    [ "compare_ways", "namespacem2m_1_1streams.html#aab021346d5d272c99e71f2f82b624014", null ],
    [ "in_one_stream", "namespacem2m_1_1streams.html#a8e269d442fb0780ebe19974205aa448f", null ],
    [ "in_one_stream", "namespacem2m_1_1streams.html#a57cbbb78ef420592f245e1fd95436e93", null ],
    [ "in_pieces", "namespacem2m_1_1streams.html#a8dbf66125e8e00b694afc4be01953cba", null ],
    [ "in_pieces", "namespacem2m_1_1streams.html#a2b05bffb604fc01090e5434dfd2d1dc0", null ]
];