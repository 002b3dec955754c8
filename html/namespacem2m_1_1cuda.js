var namespacem2m_1_1cuda =
[
    [ "Copy", "classm2m_1_1cuda_1_1Copy.html", "classm2m_1_1cuda_1_1Copy" ],
    [ "coalesced", "namespacem2m_1_1cuda.html#af697d108169ce83a419ea440762b474d", null ],
    [ "copy_words", "namespacem2m_1_1cuda.html#ac63e5c986a89ecf78448e41a1c2d340b", null ],
    [ "double_buffered", "namespacem2m_1_1cuda.html#aa17c97fe8dd55bd3ff2c538e7621b4f1", null ],
    [ "end_group", "namespacem2m_1_1cuda.html#a7e23bc3dd592cf1956edf71fd4f96da2", null ],
    [ "naive", "namespacem2m_1_1cuda.html#a562557491f0f43900b90841c19f65c48", null ],
    [ "register_tiled", "namespacem2m_1_1cuda.html#acae47cae477986c43761187ccd8aaa73", null ],
    [ "rows_are_aligned", "namespacem2m_1_1cuda.html#a1489594b113bbdaa30ad29f5df5eb4ad", null ],
    [ "tiled", "namespacem2m_1_1cuda.html#aa9535e7d8ab32df5b28931ddcf59d74c", null ],
    [ "vectorized", "namespacem2m_1_1cuda.html#a3276cc9758305225b5586ab9b942d428", null ],
    [ "wait_for_groups", "namespacem2m_1_1cuda.html#a0939430cb0ee468b3b83ee184f6b4235", null ],
    [ "warp_tiled", "namespacem2m_1_1cuda.html#a4560bd47a583e101090925d9f3e379cb", null ],
    [ "zero_words", "namespacem2m_1_1cuda.html#a53d77f60f78fe0af4b36b5eee051e4bd", null ]
];