var classcuda_1_1pipeline =
[
    [ "pipeline", "classcuda_1_1pipeline.html#a72a05d878b33eb3b0b18bb840e274c99", null ],
    [ "pipeline", "classcuda_1_1pipeline.html#aec50eebcb2b7df08e0cbe12936a62ce9", null ],
    [ "pipeline", "classcuda_1_1pipeline.html#a208ab1ba439ca7afd9155a8148f11870", null ],
    [ "pipeline", "classcuda_1_1pipeline.html#a2c1a857dc890e659e59b8b83824248c7", null ],
    [ "consumer_release", "classcuda_1_1pipeline.html#ac94d4d8c1ada512622831808d9a2ff40", null ],
    [ "consumer_wait", "classcuda_1_1pipeline.html#ab477ae50334c12b0054df34cc4cd5ae4", null ],
    [ "operator=", "classcuda_1_1pipeline.html#a7dcfebd2d8c9f2cdcb3a3d94e0a0d75a", null ],
    [ "producer_acquire", "classcuda_1_1pipeline.html#ae7a2a18379816bc016dc18c25d9b7601", null ],
    [ "producer_commit", "classcuda_1_1pipeline.html#a554011c85a97cd23544e09f9338a9c37", null ],
    [ "quit", "classcuda_1_1pipeline.html#a7e65981dc743aa9c1b1f758c5a73f5ec", null ],
    [ "wait_prior", "classcuda_1_1pipeline.html#a38663e94f262c0f3068f3c28a0f1ffae", null ]
];