var structm2m_1_1streams_1_1Way =
[
    [ "name", "structm2m_1_1streams_1_1Way.html#a5676db822cd693775d40d27df1bd5225", null ],
    [ "seconds", "structm2m_1_1streams_1_1Way.html#a780b3d8647f0dc34b6f7fa84b28ba66f", null ]
];