var classm2m_1_1Buffer =
[
    [ "Buffer", "classm2m_1_1Buffer.html#ad5c284826119501fbf1202e74d83bc45", null ],
    [ "Buffer", "classm2m_1_1Buffer.html#ad26d8a509f5f2b09a28b922d3b192267", null ],
    [ "Buffer", "classm2m_1_1Buffer.html#aecd24c4d393c57bc6373b686bd73fb25", null ],
    [ "Buffer", "classm2m_1_1Buffer.html#a58fce8c705c53ff0e43386ef90630b1c", null ],
    [ "~Buffer", "classm2m_1_1Buffer.html#a6f860ab3d8ca0b356186c99fb0cd9497", null ],
    [ "data", "classm2m_1_1Buffer.html#adafac95762e61b11305cc7c5b753b1c5", null ],
    [ "data", "classm2m_1_1Buffer.html#ae5bdd5d3c97f5d15d6656ba305b57b40", null ],
    [ "download", "classm2m_1_1Buffer.html#a22b09169dbcab29f69e2b1c5f379d238", null ],
    [ "download", "classm2m_1_1Buffer.html#aef48eefd723e682109dc5318281c2bc1", null ],
    [ "operator=", "classm2m_1_1Buffer.html#adeb5e86658703725e58a207d67c8234d", null ],
    [ "size", "classm2m_1_1Buffer.html#a43f7bdf9e82f0f764b5d5dd72904f588", null ],
    [ "upload", "classm2m_1_1Buffer.html#a7c92e4a3a64b2a3ce194ec64bd1af44f", null ]
];