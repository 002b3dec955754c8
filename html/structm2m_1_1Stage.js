var structm2m_1_1Stage =
[
    [ "baseline", "structm2m_1_1Stage.html#a8a9d03ccc5012a3ee6473bafc0ee90cb", null ],
    [ "chapter", "structm2m_1_1Stage.html#a29bb021c921b7d2e1bd2b3065df9f7bb", null ],
    [ "file", "structm2m_1_1Stage.html#ae79ce852b28dc84d369d48b57c10d1da", null ],
    [ "inputs", "structm2m_1_1Stage.html#ac8a127e43e421f5b85ff1ff37fc1bc73", null ],
    [ "matmul", "structm2m_1_1Stage.html#a8413d94da11b487d322aa036e802f9a8", null ],
    [ "name", "structm2m_1_1Stage.html#a652fb456ca0a21618f9516d8253cf3d2", null ],
    [ "needs", "structm2m_1_1Stage.html#ac65a61f4abea160450421d344ed8067a", null ],
    [ "parallel", "structm2m_1_1Stage.html#a8688832f035d2bee2b0db4a0d6cdb90a", null ],
    [ "title", "structm2m_1_1Stage.html#a4c6b506868e2ec8e79e9ae258fcd3da2", null ],
    [ "where", "structm2m_1_1Stage.html#a0913f0d113357000dc5ba536ba7f28e4", null ]
];