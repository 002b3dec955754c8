var 04__shared__memory_2stages_8hpp =
[
    [ "double_buffered", "04__shared__memory_2stages_8hpp.html#aa17c97fe8dd55bd3ff2c538e7621b4f1", null ],
    [ "register_tiled", "04__shared__memory_2stages_8hpp.html#acae47cae477986c43761187ccd8aaa73", null ],
    [ "tiled", "04__shared__memory_2stages_8hpp.html#aa9535e7d8ab32df5b28931ddcf59d74c", null ],
    [ "vectorized", "04__shared__memory_2stages_8hpp.html#a3276cc9758305225b5586ab9b942d428", null ],
    [ "warp_tiled", "04__shared__memory_2stages_8hpp.html#a4560bd47a583e101090925d9f3e379cb", null ]
];