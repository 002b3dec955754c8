var fused_8cu =
[
    [ "matmul_device", "fused_8cu.html#ad1f13044853c082adcd3f87bf97f9cbc", null ],
    [ "bias", "fused_8cu.html#ac21070dd1c4530fbbd3b1f0aafff9cdb", null ],
    [ "fused_device", "fused_8cu.html#a76034bff1dfdf315231a3e3cfee47828", null ],
    [ "H", "fused_8cu.html#ae825c5236e8abed6759172ff23d50df1", null ]
];