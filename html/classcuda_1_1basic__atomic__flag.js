var classcuda_1_1basic__atomic__flag =
[
    [ "basic_atomic_flag", "classcuda_1_1basic__atomic__flag.html#a7a1c59e71f6305bfecf60d257f04487f", null ],
    [ "basic_atomic_flag", "classcuda_1_1basic__atomic__flag.html#ad5d6f24adcd6eb47493d1da030365ccc", null ],
    [ "clear", "classcuda_1_1basic__atomic__flag.html#ab79ac50de406efd742bda07d328278e6", null ],
    [ "test", "classcuda_1_1basic__atomic__flag.html#ad3b3e2cd90917bec35bef06e5f718960", null ],
    [ "test_and_set", "classcuda_1_1basic__atomic__flag.html#ae7a07e4bfeff56bc28dba843f7004070", null ]
];