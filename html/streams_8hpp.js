var streams_8hpp =
[
    [ "m2m::streams::Streams", "classm2m_1_1streams_1_1Streams.html", "classm2m_1_1streams_1_1Streams" ]
];