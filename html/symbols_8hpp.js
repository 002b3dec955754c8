var symbols_8hpp =
[
    [ "simt::check::Symbol", "structsimt_1_1check_1_1Symbol.html", "structsimt_1_1check_1_1Symbol" ],
    [ "simt::check::Program", "structsimt_1_1check_1_1Program.html", "structsimt_1_1check_1_1Program" ],
    [ "output_of", "symbols_8hpp.html#a32860d355c6ae881589438497cfe4382", null ],
    [ "symbols_of", "symbols_8hpp.html#a17dcad332a6726eadbfcacfb5fc06230", null ],
    [ "this_program", "symbols_8hpp.html#a519c3508f0e2287dfb1280efda615b94", null ]
];