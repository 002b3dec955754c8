var small__floats_8hpp =
[
    [ "bfloat16_of_float", "small__floats_8hpp.html#a64886b38921c14c313de4996d06274d8", null ],
    [ "bits_as", "small__floats_8hpp.html#a432c2f845c1cfe64a0e780cd34e53af5", null ],
    [ "float_of_half", "small__floats_8hpp.html#aa6856da982ae6d871475b9b76829b9ba", null ],
    [ "half_of_float", "small__floats_8hpp.html#a577a6171ae17792290a517a2bc99ba71", null ],
    [ "product", "small__floats_8hpp.html#a02e4a8b7d16b49fc421ef699fee343bb", null ],
    [ "kTf32Mask", "small__floats_8hpp.html#ac7a2083cd63fd9ca5aec9eebfecd77a0", null ]
];