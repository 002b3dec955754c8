var pictures_8hpp =
[
    [ "write_confusion_picture", "pictures_8hpp.html#ac0f2d4100514f0b8b6f800b21f38876c", null ],
    [ "write_first_layer_picture", "pictures_8hpp.html#aaa2afc0f8973df904ff32d8edc9bdb01", null ],
    [ "write_pictures", "pictures_8hpp.html#af120a86dd551a0d5f4a332395aaebdb1", null ],
    [ "write_worst_picture", "pictures_8hpp.html#aed2f12703f8ca89f4890c7436b6d8366", null ]
];