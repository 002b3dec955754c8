var separate_8cu =
[
    [ "separate_adam_device", "separate_8cu.html#a0437f776007a5a74a88d2125f02fd565", null ],
    [ "bias", "separate_8cu.html#ac21070dd1c4530fbbd3b1f0aafff9cdb", null ],
    [ "by", "separate_8cu.html#a1c90245111e4c23fb3adea36b0df8ad2", null ],
    [ "dH", "separate_8cu.html#a7fd936cd8783ed8d4bf252304a46a5a8", null ],
    [ "factor", "separate_8cu.html#a323c112c11500270be91b7cb353826bd", null ],
    [ "from", "separate_8cu.html#aea293f7409fc12ba020639019121879d", null ],
    [ "H", "separate_8cu.html#ae825c5236e8abed6759172ff23d50df1", null ],
    [ "labels", "separate_8cu.html#a272cb2fa4441c5ff96b3873ac9c41aa2", null ],
    [ "losses", "separate_8cu.html#aa1ad9f61c56e503d78b62907573e3f9c", null ],
    [ "max", "separate_8cu.html#ad994ba8354974151298daa914da50693", null ],
    [ "n", "separate_8cu.html#a76f11d9a0a47b94f72c2d0e77fb32240", null ],
    [ "number", "separate_8cu.html#a21d340fd1a7a9978644b6eeb2c624484", null ],
    [ "out", "separate_8cu.html#ab161b50fe0535a1a02d39320cddadedc", null ],
    [ "P", "separate_8cu.html#abd36cd4dce761633b3214f0a99f55bfa", null ],
    [ "predicted", "separate_8cu.html#a18a6277409611a4c9e6f8e79d08cd750", null ],
    [ "sum", "separate_8cu.html#a5dab3561b1ba1623e14e4046f31aa38b", null ],
    [ "to", "separate_8cu.html#a1e7697cf1b51d9f2d099300379fbcde1", null ],
    [ "what", "separate_8cu.html#ab2e4a8dbf1e623d7bfa994ffe744e388", null ],
    [ "Z", "separate_8cu.html#ad8ddd9a9d8a0f9d280470d7e509787fa", null ]
];