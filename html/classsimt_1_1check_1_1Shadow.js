var classsimt_1_1check_1_1Shadow =
[
    [ "clear_ends", "classsimt_1_1check_1_1Shadow.html#ae39e2f52a69ce75944eed8d4ab5a3986", null ],
    [ "copy_written", "classsimt_1_1check_1_1Shadow.html#ad1b188ea762ddeb2b97641855cc0069e", null ],
    [ "find", "classsimt_1_1check_1_1Shadow.html#a90ba434ffffe3098ff15ec6d5c2aa703", null ],
    [ "find_or_make", "classsimt_1_1check_1_1Shadow.html#ace7d38a6a5301b9567ca0785e8d5e326", null ],
    [ "for_each_hole", "classsimt_1_1check_1_1Shadow.html#a176dfb0b065371a101ae3e1761523650", null ],
    [ "forget_accesses", "classsimt_1_1check_1_1Shadow.html#a6a18225dae62ef4b258e69e1de8ac121", null ],
    [ "forget_accesses", "classsimt_1_1check_1_1Shadow.html#a6f2a07e6bc124ebf0583aee52a75b64b", null ],
    [ "forget_pages", "classsimt_1_1check_1_1Shadow.html#a2a5ea26f29e2de24de95d4273e4b8461", null ],
    [ "is_valid", "classsimt_1_1check_1_1Shadow.html#a67297f0f12b0cc2895d65961a326dde3", null ],
    [ "is_written", "classsimt_1_1check_1_1Shadow.html#a22f7cbacd8fea6cbf2293a1eb5dbdbba", null ],
    [ "look_up", "classsimt_1_1check_1_1Shadow.html#a1366bd529fa89f0dd2b1b0cf4e205c4d", null ],
    [ "mark_ends", "classsimt_1_1check_1_1Shadow.html#a6793a2115431c41a50c92a1521a5c62b", null ],
    [ "mark_shared", "classsimt_1_1check_1_1Shadow.html#abd7aef6e8d0d5b774517ad36d6af0b64", null ],
    [ "set_valid", "classsimt_1_1check_1_1Shadow.html#a08e457c977985581c36c942ae1ae7b4d", null ],
    [ "set_written", "classsimt_1_1check_1_1Shadow.html#a15881e8a77df54b151cf73b2afff5b42", null ]
];