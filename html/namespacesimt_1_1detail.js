var namespacesimt_1_1detail =
[
    [ "Copied", "structsimt_1_1detail_1_1Copied.html", "structsimt_1_1detail_1_1Copied" ],
    [ "Copied< Parameter & >", "structsimt_1_1detail_1_1Copied_3_01Parameter_01_6_01_4.html", "structsimt_1_1detail_1_1Copied_3_01Parameter_01_6_01_4" ],
    [ "call_from_pointers", "namespacesimt_1_1detail.html#a8b11bcf8d22f908b5e7a20c5436fc58d", null ],
    [ "call_with", "namespacesimt_1_1detail.html#af7f83ead4eab5bd821417c46eafcdb41", null ],
    [ "describe_call", "namespacesimt_1_1detail.html#a438890b76def686af4bb6a59b362c797", null ],
    [ "make_launch", "namespacesimt_1_1detail.html#a5560a2bd52c536f836b9e559d33eee93", null ],
    [ "run_threads", "namespacesimt_1_1detail.html#a841e7539a79868f7761946db26f6abd1", null ],
    [ "submit_call", "namespacesimt_1_1detail.html#a0382f0fa3f27fe2a1a31cfd618556df2", null ],
    [ "call_type", "namespacesimt_1_1detail.html#a35f8d4633899499bdf1ff2b1d2031a15", null ]
];