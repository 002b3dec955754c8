var structm2m_1_1IdxImages =
[
    [ "cols", "structm2m_1_1IdxImages.html#a64ba56b2d32a36e49fc95977e2959573", null ],
    [ "count", "structm2m_1_1IdxImages.html#ab89dec19409e75b98811e0dbf9007513", null ],
    [ "pixels", "structm2m_1_1IdxImages.html#aa7e9ad677ff82cdadbd00debe643b0c0", null ],
    [ "rows", "structm2m_1_1IdxImages.html#a27f2d8ef5561b54f8f324b2ca0cb9aa4", null ]
];