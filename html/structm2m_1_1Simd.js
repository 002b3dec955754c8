var structm2m_1_1Simd =
[
    [ "bits", "structm2m_1_1Simd.html#a8cde2d917d69bebc402b610f78f15b58", null ],
    [ "name", "structm2m_1_1Simd.html#a32389124999c4bfc1c05faae80aee052", null ]
];