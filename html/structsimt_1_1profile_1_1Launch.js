var structsimt_1_1profile_1_1Launch =
[
    [ "blocks", "structsimt_1_1profile_1_1Launch.html#a1e727bb01f228f28c5abb39f1fcc0a90", null ],
    [ "threads", "structsimt_1_1profile_1_1Launch.html#a0f5b712b5ce735b624c53e0bdc56b33a", null ],
    [ "warps", "structsimt_1_1profile_1_1Launch.html#a75449bf04a858f3ae054529e63c76761", null ],
    [ "block", "structsimt_1_1profile_1_1Launch.html#a137aff766c84b9689e8b0d7f1ee65687", null ],
    [ "blocks_counted", "structsimt_1_1profile_1_1Launch.html#ae4e8dc5aae8ff8c32e0bc7ec6c64198f", null ],
    [ "count", "structsimt_1_1profile_1_1Launch.html#a2f8283963e07991ac357b7c2c346cb42", null ],
    [ "dynamic_shared", "structsimt_1_1profile_1_1Launch.html#a186a4679f5c22aa155f513cd8188031c", null ],
    [ "grid", "structsimt_1_1profile_1_1Launch.html#a6553e7a8372262bbdeadbd01efbf8b89", null ],
    [ "occupancy", "structsimt_1_1profile_1_1Launch.html#aa32538a14baeaadcabaf75b73c490efb", null ],
    [ "static_shared", "structsimt_1_1profile_1_1Launch.html#a63ebb6379273585e3c8ad822fe02ef2a", null ]
];