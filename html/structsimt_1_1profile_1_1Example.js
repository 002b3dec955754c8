var structsimt_1_1profile_1_1Example =
[
    [ "addresses", "structsimt_1_1profile_1_1Example.html#a962ff682c75301b8e9d46b69ce18715a", null ],
    [ "allocation", "structsimt_1_1profile_1_1Example.html#a1a8b4cd3d92d29d256283bd159a6fd62", null ],
    [ "block", "structsimt_1_1profile_1_1Example.html#a15e1ebc9880b6a93ca42a14caf07ec51", null ],
    [ "bytes", "structsimt_1_1profile_1_1Example.html#a66ed1098967ef4c0764a50dd27365f06", null ],
    [ "kind", "structsimt_1_1profile_1_1Example.html#ab8ffc1253807f58e3262cf61f45d9b29", null ],
    [ "warp", "structsimt_1_1profile_1_1Example.html#a42cd9849620b8839105d8876636ee4ef", null ]
];