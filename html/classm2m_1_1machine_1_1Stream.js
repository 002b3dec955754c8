var classm2m_1_1machine_1_1Stream =
[
    [ "Stream", "classm2m_1_1machine_1_1Stream.html#aac1bd44ce507eed5fde9bd6ee72f5ba2", null ],
    [ "Stream", "classm2m_1_1machine_1_1Stream.html#abf341788041904eefe00319b5b70c273", null ],
    [ "~Stream", "classm2m_1_1machine_1_1Stream.html#aabf01ac266ff59a995a0bb1a7ee78d7b", null ],
    [ "measure", "classm2m_1_1machine_1_1Stream.html#ac7437f9279fce708fcc6a7d10357012f", null ],
    [ "operator=", "classm2m_1_1machine_1_1Stream.html#ad9c35fc441864e6d494456fab945edca", null ]
];