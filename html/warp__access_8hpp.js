var warp__access_8hpp =
[
    [ "simt::count::WarpAccess", "structsimt_1_1count_1_1WarpAccess.html", "structsimt_1_1count_1_1WarpAccess" ],
    [ "simt::count::Wavefronts", "structsimt_1_1count_1_1Wavefronts.html", "structsimt_1_1count_1_1Wavefronts" ],
    [ "atomic_wavefronts", "warp__access_8hpp.html#a55ae0460a2ce0f346cf4c3c63bc531a3", null ],
    [ "sectors", "warp__access_8hpp.html#aefc6ac52cf7f84a0e52f2229c01fdc2b", null ],
    [ "wavefronts", "warp__access_8hpp.html#ae8298defac42631ea8bfc433d9763030", null ],
    [ "kBankBytes", "warp__access_8hpp.html#adecd220dcf487d080f208e7daa861015", null ],
    [ "kBanks", "warp__access_8hpp.html#a2efcc5778d254ce16c3decd4091eb514", null ],
    [ "kLanes", "warp__access_8hpp.html#a0345c26c35c78266409159783e29f847", null ],
    [ "kSectorBytes", "warp__access_8hpp.html#a1d9471fed70197dacd9415263d17196b", null ]
];