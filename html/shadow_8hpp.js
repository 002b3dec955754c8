var shadow_8hpp =
[
    [ "simt::check::Access", "structsimt_1_1check_1_1Access.html", "structsimt_1_1check_1_1Access" ],
    [ "simt::check::Cell", "structsimt_1_1check_1_1Cell.html", "structsimt_1_1check_1_1Cell" ],
    [ "simt::check::Page", "structsimt_1_1check_1_1Page.html", "structsimt_1_1check_1_1Page" ],
    [ "simt::check::Shadow", "classsimt_1_1check_1_1Shadow.html", "classsimt_1_1check_1_1Shadow" ],
    [ "block_of", "shadow_8hpp.html#a52494cd9df56a95e4ebdcc0619d6e0b2", null ],
    [ "generation_of", "shadow_8hpp.html#aac3277e3e1c2498e7b22cf1562baf408", null ],
    [ "interval", "shadow_8hpp.html#a0ea67590d346f6f440c6f297110dcfbc", null ],
    [ "surely_ordered", "shadow_8hpp.html#abdb1857fde4b323c42ad9146effd7aab", null ],
    [ "kLastTime", "shadow_8hpp.html#a432619a0c18d870cf09f2b7c857338aa", null ]
];