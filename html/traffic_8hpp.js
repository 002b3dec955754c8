var traffic_8hpp =
[
    [ "m2m::fusion::Pass", "structm2m_1_1fusion_1_1Pass.html", "structm2m_1_1fusion_1_1Pass" ],
    [ "m2m::fusion::Traffic", "structm2m_1_1fusion_1_1Traffic.html", "structm2m_1_1fusion_1_1Traffic" ],
    [ "adam_traffic", "traffic_8hpp.html#ae56d14994196631c3540263725e5cf86", null ],
    [ "layer_traffic", "traffic_8hpp.html#a7abd5e96dc23b822adbb417de9b526e3", null ],
    [ "loss_traffic", "traffic_8hpp.html#adfe0a370845c0d8cd1c56f209fe921ee", null ]
];