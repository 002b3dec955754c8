var classsimt_1_1check_1_1StreamCheck =
[
    [ "StreamCheck", "classsimt_1_1check_1_1StreamCheck.html#af0fee9c804f150f92158ac3764cb38cd", null ],
    [ "copied", "classsimt_1_1check_1_1StreamCheck.html#a90b6bf3e98d8029deb2abf3b1d903c09", null ],
    [ "forget_printed", "classsimt_1_1check_1_1StreamCheck.html#a03b47875dcf408c10ef578044dc27702", null ],
    [ "host_access", "classsimt_1_1check_1_1StreamCheck.html#aa7ac44bd4d89d0290064aad0b9fe5a51", null ],
    [ "kernel_access", "classsimt_1_1check_1_1StreamCheck.html#a609f2c0b148aca4b4be5754777dd4d00", null ],
    [ "printed", "classsimt_1_1check_1_1StreamCheck.html#a3ecdde0471c2f23bbea003631a28d79e", null ],
    [ "tell_unseen_output", "classsimt_1_1check_1_1StreamCheck.html#aabe28bf3cdd22939df55128bfa17f346", null ],
    [ "work_begins", "classsimt_1_1check_1_1StreamCheck.html#a209223c1a2c0a89fc883ce6873a20abc", null ],
    [ "work_ends", "classsimt_1_1check_1_1StreamCheck.html#a57bb9619fe6563edc069f13e4a2fd5ad", null ],
    [ "written", "classsimt_1_1check_1_1StreamCheck.html#ac829bb571caaa73c4d2e1ad387e74e7e", null ]
];