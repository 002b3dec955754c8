var idx_8hpp =
[
    [ "m2m::IdxImages", "structm2m_1_1IdxImages.html", "structm2m_1_1IdxImages" ],
    [ "encode_idx_images", "idx_8hpp.html#a2f751ea53c16d09eb70fb89fc9b5dba3", null ],
    [ "encode_idx_labels", "idx_8hpp.html#aeb179a5ae771fc03b58da1862e22fa60", null ],
    [ "gzip", "idx_8hpp.html#a0ba175f95de62ea9365782db6e88dec0", null ],
    [ "read_idx_images", "idx_8hpp.html#ad45f312ac0fdf35c5bd3e39cb8352ba6", null ],
    [ "read_idx_labels", "idx_8hpp.html#a2ab74021953e4aaebf3c0823974b57cb", null ],
    [ "read_maybe_gzip", "idx_8hpp.html#a0c3fffb1749c44eb236219ef887b561c", null ]
];