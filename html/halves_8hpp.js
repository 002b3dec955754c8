var halves_8hpp =
[
    [ "m2m::cublas::Scratch", "classm2m_1_1cublas_1_1Scratch.html", "classm2m_1_1cublas_1_1Scratch" ],
    [ "Operand", "halves_8hpp.html#ae938f872169653096964a7d0245044d3", [
      [ "A", "halves_8hpp.html#ae938f872169653096964a7d0245044d3a7fc56270e7a70fa81a5935b72eacbe29", null ],
      [ "B", "halves_8hpp.html#ae938f872169653096964a7d0245044d3a9d5ed678fe57bcca610140957afab571", null ]
    ] ],
    [ "padded_row", "halves_8hpp.html#a75bc482f81eb0dc69edb955d7b3c4d99", null ],
    [ "rounded_pair", "halves_8hpp.html#a3983a15feb55df091b4c1e26dfe358d4", null ],
    [ "to_half", "halves_8hpp.html#a29375512737cb53ef0ffa8b36fcfbafb", null ],
    [ "to_half_kernel", "halves_8hpp.html#a13fb538f813fd7e70a6c8ebc4310f4fc", null ],
    [ "halves_group", "halves_8hpp.html#a38fb94ceeea0e756b70fc44d33a881fb", null ],
    [ "halves_threads", "halves_8hpp.html#ae7319abea8bc0e869275f14f317b4af3", null ]
];