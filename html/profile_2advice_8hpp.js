var profile_2advice_8hpp =
[
    [ "simt::profile::Advice", "structsimt_1_1profile_1_1Advice.html", "structsimt_1_1profile_1_1Advice" ],
    [ "Rule", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90", [
      [ "global_stride", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90a6971ec1029984919d79cc889af455fc9", null ],
      [ "global_misaligned", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90a03a7975cb3b365ad9b053eaf67a23652", null ],
      [ "global_scattered", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90aae9f705b92a542327c1ebd9a8cbbae88", null ],
      [ "bank_conflict", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90afe439a938fa937adec0266542c4210e3", null ],
      [ "same_word_atomics", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90aa7a7d0bac41dcd82b806e02ce1179885", null ],
      [ "divergence", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90a1f064262ee7a1d63d490d9880aeb4aa0", null ],
      [ "block_size", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90a471827d86551eb9b51f054d563c85636", null ],
      [ "occupancy", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90ae8dd4068ae551d563ef552da921d1f2c", null ],
      [ "small_grid", "profile_2advice_8hpp.html#aaf342578e84113c7a11b37488fac5a90a8aac07ac6b3e60616b98a400ffafdf7e", null ]
    ] ],
    [ "advise", "profile_2advice_8hpp.html#a01ac208259ddfb2c129d72805843f5eb", null ],
    [ "describe", "profile_2advice_8hpp.html#a4c6fd1cf9a7372ec419532428ccaf9da", null ],
    [ "grouped", "profile_2advice_8hpp.html#aab876cbb9a2b69b797107689ab3cc485", null ],
    [ "name_of", "profile_2advice_8hpp.html#ae34b5261210a0e3555bd133c58311df4", null ]
];