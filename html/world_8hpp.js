var world_8hpp =
[
    [ "simt::check::Range", "structsimt_1_1check_1_1Range.html", "structsimt_1_1check_1_1Range" ],
    [ "simt::check::Past", "structsimt_1_1check_1_1Past.html", "structsimt_1_1check_1_1Past" ],
    [ "simt::check::World", "structsimt_1_1check_1_1World.html", "structsimt_1_1check_1_1World" ],
    [ "Code", "world_8hpp.html#a60077b634850628020d4365243ebef2e", [
      [ "host", "world_8hpp.html#a60077b634850628020d4365243ebef2ea67b3dba8bc6778101892eb77249db32e", null ],
      [ "kernel", "world_8hpp.html#a60077b634850628020d4365243ebef2ea50484c19f1afdaf3841a0d821ed393d2", null ],
      [ "simulator", "world_8hpp.html#a60077b634850628020d4365243ebef2eaa9d9e8ac27d4a4562e6249de8ac31cae", null ]
    ] ],
    [ "Touch", "world_8hpp.html#a60ed6d19e7004ce6fac912c105213ea9", [
      [ "read", "world_8hpp.html#a60ed6d19e7004ce6fac912c105213ea9aecae13117d6f0584c25a9da6c8f8415e", null ],
      [ "write", "world_8hpp.html#a60ed6d19e7004ce6fac912c105213ea9aefb2a684e4afb7d55e6147fbe5a332ee", null ],
      [ "update", "world_8hpp.html#a60ed6d19e7004ce6fac912c105213ea9a3ac340832f29c11538fbe2d6f75e8bcc", null ],
      [ "volatile_read", "world_8hpp.html#a60ed6d19e7004ce6fac912c105213ea9aba8d8b3c3361345d89ab7ded3222ec93", null ],
      [ "volatile_write", "world_8hpp.html#a60ed6d19e7004ce6fac912c105213ea9aab595bf62e51c19028f12925d2b8266e", null ]
    ] ],
    [ "bytes_of", "world_8hpp.html#a36bd87d38cf6a18420b9e991c1fdb85a", null ],
    [ "digest", "world_8hpp.html#aa7db86cfcedbd87c22d2b679291706f9", null ],
    [ "hexadecimal", "world_8hpp.html#a061d4e56d15004a8a4c9f1e7217d90ce", null ],
    [ "index_in", "world_8hpp.html#a6a29080c22e747c9cb93226fb5255194", null ],
    [ "kept", "world_8hpp.html#af0ca92965c05838985d701df39f877ce", null ],
    [ "writes", "world_8hpp.html#a45d92baea7e7ed2b71d385e701997d9d", null ],
    [ "code", "world_8hpp.html#ab0cadddb278f63116e9fdc86cd55e845", null ]
];