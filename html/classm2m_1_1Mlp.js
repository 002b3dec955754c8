var classm2m_1_1Mlp =
[
    [ "Mlp", "classm2m_1_1Mlp.html#a3d037e3d05a8fcef0ce03b3d09e5a1c6", null ],
    [ "backward", "classm2m_1_1Mlp.html#a977189b8bd121f197f9506094bc3cc16", null ],
    [ "batch", "classm2m_1_1Mlp.html#a0ce0160e0f45b9c7e59acef683d32084", null ],
    [ "classes", "classm2m_1_1Mlp.html#a272d479a068a4d0178e92bbdd1c259b8", null ],
    [ "clear_gradients", "classm2m_1_1Mlp.html#a4bd38746fe74c4b83ffe6d7f27f34e20", null ],
    [ "first_moments", "classm2m_1_1Mlp.html#a3fe4dc1baaf3bb8544ed7497207ca679", null ],
    [ "forward", "classm2m_1_1Mlp.html#aed40751c50bb5507cd8cc55ad5128d32", null ],
    [ "forward_and_backward", "classm2m_1_1Mlp.html#a5cef3d11ff49259f7731e619d6fa701c", null ],
    [ "gradient_block", "classm2m_1_1Mlp.html#a7533b5e945a7b9866f04347a134bbfa2", null ],
    [ "gradients", "classm2m_1_1Mlp.html#a41f29b68fae02746f83f586b8605c637", null ],
    [ "inputs", "classm2m_1_1Mlp.html#a4ef2e10fb41d28ccca75819a2f7e6bae", null ],
    [ "labels", "classm2m_1_1Mlp.html#a93a8c3e0c514aa0cba7c76d0bd2dd057", null ],
    [ "parameter_count", "classm2m_1_1Mlp.html#ad2e0c94e69eb271675cc4986734c5c08", null ],
    [ "probabilities", "classm2m_1_1Mlp.html#a6500fea7055a92f9ae5997d6cfa47083", null ],
    [ "second_moments", "classm2m_1_1Mlp.html#a0aff35017e44941ee988751f20b4cf0f", null ],
    [ "set_moments", "classm2m_1_1Mlp.html#a0436a35790c35f6dd32b9383d4f3ffc7", null ],
    [ "update", "classm2m_1_1Mlp.html#a31e955a60870f647a8ef69ba4244ccfe", null ],
    [ "update", "classm2m_1_1Mlp.html#ac75d0feed8a1290ce40663082847c5e0", null ],
    [ "weights", "classm2m_1_1Mlp.html#a277767dfffb64d383378f328158470bb", null ]
];