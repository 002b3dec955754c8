var structsimt_1_1LaunchConfig =
[
    [ "LaunchConfig", "structsimt_1_1LaunchConfig.html#adc6b99258e9577f5e0cb5000fb773984", null ],
    [ "block", "structsimt_1_1LaunchConfig.html#a28e2a7c7fa6a6699bd7dc24192cf6039", null ],
    [ "dynamic_shared", "structsimt_1_1LaunchConfig.html#a6ed2a43bc48986e3f9add517b8f5237e", null ],
    [ "grid", "structsimt_1_1LaunchConfig.html#a751061e0a6239cdf43e442b310140f17", null ],
    [ "stream", "structsimt_1_1LaunchConfig.html#ab868c8f3c1d6d567bc830652034ec9b2", null ]
];