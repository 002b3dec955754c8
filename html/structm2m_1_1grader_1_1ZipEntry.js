var structm2m_1_1grader_1_1ZipEntry =
[
    [ "bytes", "structm2m_1_1grader_1_1ZipEntry.html#a32424c7bb188e73edd4294819c98c984", null ],
    [ "executable", "structm2m_1_1grader_1_1ZipEntry.html#a182f34cb9017cf73ba659fa60b27d41a", null ],
    [ "name", "structm2m_1_1grader_1_1ZipEntry.html#a835de053811b1bf460dca1e1b7a76ad7", null ]
];