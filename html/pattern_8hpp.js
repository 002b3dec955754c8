var pattern_8hpp =
[
    [ "simt::profile::Pattern", "structsimt_1_1profile_1_1Pattern.html", "structsimt_1_1profile_1_1Pattern" ],
    [ "simt::profile::Phase", "structsimt_1_1profile_1_1Phase.html", "structsimt_1_1profile_1_1Phase" ],
    [ "Shape", "pattern_8hpp.html#ad79aa47aacb3ea4ac71063671a3fd198", [
      [ "single", "pattern_8hpp.html#ad79aa47aacb3ea4ac71063671a3fd198add5c07036f2975ff4bce568b6511d3bc", null ],
      [ "same", "pattern_8hpp.html#ad79aa47aacb3ea4ac71063671a3fd198a51037a4a37730f52c8732586d3aaa316", null ],
      [ "neighbours", "pattern_8hpp.html#ad79aa47aacb3ea4ac71063671a3fd198aa13ac3b7f65f15af479f775d5a2559ff", null ],
      [ "strided", "pattern_8hpp.html#ad79aa47aacb3ea4ac71063671a3fd198a67a4043caf23a1d1393e5740873578bd", null ],
      [ "scattered", "pattern_8hpp.html#ad79aa47aacb3ea4ac71063671a3fd198a84e54fdf78de83989afda0b6413128d6", null ]
    ] ],
    [ "bank_of", "pattern_8hpp.html#a7b173f40ec3e0deda6b55a3da80f5d8b", null ],
    [ "ideal_wavefronts", "pattern_8hpp.html#ab7db2b8d5201ab8a0e464073f74f016e", null ],
    [ "pattern_of", "pattern_8hpp.html#acd64ac8450e0db777876204dd86ae981", null ],
    [ "phases_of", "pattern_8hpp.html#a0e324c16276a55665c12065a28cd9e3e", null ],
    [ "sectors_needed", "pattern_8hpp.html#a23cce254e381d30c728db3ce3362c7b1", null ],
    [ "sectors_of", "pattern_8hpp.html#a7d0f62e5085872cdfb5ae31d956de446", null ],
    [ "wavefronts_of", "pattern_8hpp.html#a3887621722ef1d54cc0dbb7d19905c05", null ],
    [ "words_of_lane", "pattern_8hpp.html#a1951d3f3a45f98f8f4afcb66ceb05de8", null ]
];