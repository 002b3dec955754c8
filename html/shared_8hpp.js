var shared_8hpp =
[
    [ "simt::SharedVariable", "structsimt_1_1SharedVariable.html", "structsimt_1_1SharedVariable" ],
    [ "simt::SharedMemory", "structsimt_1_1SharedMemory.html", "structsimt_1_1SharedMemory" ],
    [ "simt::DynamicShared< T >", "structsimt_1_1DynamicShared.html", "structsimt_1_1DynamicShared" ],
    [ "alignment", "shared_8hpp.html#a87970071e77732d02014900123c7b555", null ],
    [ "dynamic_shared", "shared_8hpp.html#ad53286ecd2e61d955aa8ae6665152de6", null ],
    [ "place_shared", "shared_8hpp.html#a4a6a079c4840e9003efd5c5cce8cfc41", null ],
    [ "register_shared", "shared_8hpp.html#ab5b33c831f4bd70d9e4d52d06525583d", null ],
    [ "shared", "shared_8hpp.html#ab0ab67d1e7013cd23d98afe3689be2b1", null ],
    [ "kFixedShared", "shared_8hpp.html#a7735341ea4f45bcdbc5832a268201238", null ],
    [ "shared_memory", "shared_8hpp.html#a6e08d63ee35c67c87bfc55856cfddc2a", null ]
];