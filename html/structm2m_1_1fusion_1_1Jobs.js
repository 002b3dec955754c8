var structm2m_1_1fusion_1_1Jobs =
[
    [ "matmul_bias", "structm2m_1_1fusion_1_1Jobs.html#a290f7fd2dc8365e5c346cf30820fb496", null ],
    [ "matmul_bias_relu", "structm2m_1_1fusion_1_1Jobs.html#abf4b005798ddb515515a27baae2cee47", null ],
    [ "matmul_relu_gradient", "structm2m_1_1fusion_1_1Jobs.html#a492db89c770ea83f6708e311284bf7d8", null ],
    [ "softmax_cross_entropy", "structm2m_1_1fusion_1_1Jobs.html#a426e68d3bf4d172354c3374607837e0d", null ]
];