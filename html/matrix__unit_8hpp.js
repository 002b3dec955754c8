var matrix__unit_8hpp =
[
    [ "simt::Multiplication", "structsimt_1_1Multiplication.html", "structsimt_1_1Multiplication" ],
    [ "simt::MatrixRows", "structsimt_1_1MatrixRows.html", "structsimt_1_1MatrixRows" ],
    [ "__attribute__", "matrix__unit_8hpp.html#a5d0cdcd9a935a77a4214614bd694dea0", null ],
    [ "Element", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7", [
      [ "f16", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7aa2449b6477c1fef79be4202906486876", null ],
      [ "bf16", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7afe2904d9fb3b0f4a81c92b03dec11424", null ],
      [ "tf32", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7ae00ad49f2e4f0fda1539ae29b2aaef57", null ],
      [ "f32", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7a512dc597be7ae761876315165dc8bd2e", null ],
      [ "f64", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7a714b98e0a797e8f119f257a4ab802f86", null ],
      [ "s8", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7a3e8d88fdd85d7153525e0647cdd97686", null ],
      [ "u8", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7a077393852be20e37026d6281827662f2", null ],
      [ "s32", "matrix__unit_8hpp.html#abf27eeb016ba8c4046181518b41e10d7aa860868d23f3a68323a2e3f6563d7f31", null ]
    ] ],
    [ "__attribute__", "matrix__unit_8hpp.html#a9caebfd900983b81d3c82785c024e16f", null ],
    [ "collect_rows", "matrix__unit_8hpp.html#a9b29a38a8c84759d747679f9f177d655", null ],
    [ "collect_rows", "matrix__unit_8hpp.html#ada757da60f11eab591dd4288f1176f73", null ],
    [ "distribute_rows", "matrix__unit_8hpp.html#a3c06f2b3e30e45f61a246770f5afc1d8", null ],
    [ "distribute_rows", "matrix__unit_8hpp.html#ab071f1677b8eef4513fb27f3764f8d7d", null ],
    [ "for", "matrix__unit_8hpp.html#af6d87510f6fbdca3424468d47f0e44e2", null ],
    [ "if", "matrix__unit_8hpp.html#ad11620edc4cec0fbda593b263f18d6aa", null ],
    [ "multiply", "matrix__unit_8hpp.html#af453553862954b017ba18501deaeabff", null ],
    [ "count", "matrix__unit_8hpp.html#ac12bf3f7ae1dbfa1ec8b897fabdf1311", null ],
    [ "place", "matrix__unit_8hpp.html#a4468dbacbb306be89811cbcad80f18ef", null ],
    [ "to", "matrix__unit_8hpp.html#a999bb5dd2ca2ae8e3c74f3bf8a448d74", null ],
    [ "transposed", "matrix__unit_8hpp.html#a273e531f9b38d0a251bae98e435d0a66", null ]
];