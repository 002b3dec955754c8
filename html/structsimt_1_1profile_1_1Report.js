var structsimt_1_1profile_1_1Report =
[
    [ "blocks", "structsimt_1_1profile_1_1Report.html#a08ea665c8db9c57ac3d6838c85aa6180", null ],
    [ "compiler", "structsimt_1_1profile_1_1Report.html#a00e42d9cb2dcc519479fd9d10524c33a", null ],
    [ "device", "structsimt_1_1profile_1_1Report.html#a44751b88e0d1a405e957c15633560d7c", null ],
    [ "kernels", "structsimt_1_1profile_1_1Report.html#a283f73906e67a5071d4cbb7c5cd49895", null ],
    [ "program", "structsimt_1_1profile_1_1Report.html#a5ffb38645b5b4c9a668c83a5c017776a", null ],
    [ "sources", "structsimt_1_1profile_1_1Report.html#a9d7d30c012ace1f31471585c9349fdfc", null ]
];