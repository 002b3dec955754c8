var structm2m_1_1PublishedFile =
[
    [ "name", "structm2m_1_1PublishedFile.html#ad812473904b1db5be0b13824d9686366", null ],
    [ "sha256", "structm2m_1_1PublishedFile.html#a4eda620386738ab355cad666104c7ad7", null ]
];