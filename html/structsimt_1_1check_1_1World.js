var structsimt_1_1check_1_1World =
[
    [ "callers", "structsimt_1_1check_1_1World.html#a18d3d1eb33cbadd13893d659c4b783a9", null ],
    [ "last_to_write", "structsimt_1_1check_1_1World.html#a9bfd02d01f01622c1a6b884c7210d22f", null ],
    [ "no_order", "structsimt_1_1check_1_1World.html#acb4bbfe459ebf0c4a33ac6c1ac40d55c", null ],
    [ "overlaps", "structsimt_1_1check_1_1World.html#ae3f866814e17dd4ac1a4f6a568f5f212", null ],
    [ "thread", "structsimt_1_1check_1_1World.html#a1d245dddfea72e83e044c024578aa085", null ],
    [ "who", "structsimt_1_1check_1_1World.html#a43d50ce3648cfeaa95ae150b42255e3c", null ],
    [ "who", "structsimt_1_1check_1_1World.html#a06f871d3976abc6c1dd63a33b53b0ff0", null ],
    [ "alone", "structsimt_1_1check_1_1World.html#a219f053aeaa2e62d0c0cc2a4d44dba16", null ],
    [ "block", "structsimt_1_1check_1_1World.html#a80c244515ee898ed792c1b8bf04d1f63", null ],
    [ "findings", "structsimt_1_1check_1_1World.html#aab1a826afbfbef17604b8cbd4ebbcc38", null ],
    [ "generation", "structsimt_1_1check_1_1World.html#ae4ab75117d7096bf87e498455676e069", null ],
    [ "last_generation", "structsimt_1_1check_1_1World.html#ac3a48bb32313074332c80e9dce7c842d", null ],
    [ "launch", "structsimt_1_1check_1_1World.html#ab2bdfb7c73be27d37d53cfd0782a6389", null ],
    [ "overlapping", "structsimt_1_1check_1_1World.html#a6be9ff6daec4539c0dd8dbe76116cd34", null ],
    [ "past", "structsimt_1_1check_1_1World.html#a2c0b91e9b5abea048cdc24ed701a05d9", null ],
    [ "recent", "structsimt_1_1check_1_1World.html#a11d52cffca532a11517d94171729b88d", null ],
    [ "shadow", "structsimt_1_1check_1_1World.html#a3fac5b3cf3fd8f1d894764bc3c9a9cc5", null ],
    [ "step", "structsimt_1_1check_1_1World.html#a9f0b8d4490f9396d2b3e166f5660a5f9", null ],
    [ "stream", "structsimt_1_1check_1_1World.html#a1fe16ca01eb9ecf9a6f4bc4682cf5f86", null ],
    [ "timeline", "structsimt_1_1check_1_1World.html#aeb11aa0e05cfc1c504093dd827241a24", null ]
];