var classm2m_1_1cublas_1_1Handle =
[
    [ "Handle", "classm2m_1_1cublas_1_1Handle.html#abb9a2f6d588f79a155cbe4a3c2313689", null ],
    [ "~Handle", "classm2m_1_1cublas_1_1Handle.html#a1e6e49bba05014b0578cc20ead4d0571", null ],
    [ "Handle", "classm2m_1_1cublas_1_1Handle.html#ac78ac0fb3d5b386fc3bacd53407930fb", null ],
    [ "get", "classm2m_1_1cublas_1_1Handle.html#a300b4110376498073b94ab4de30eb17d", null ],
    [ "operator=", "classm2m_1_1cublas_1_1Handle.html#a6065a3740bee9140e3db012cbf8e5af6", null ]
];