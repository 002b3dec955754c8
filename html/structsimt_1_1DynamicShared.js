var structsimt_1_1DynamicShared =
[
    [ "operator T*", "structsimt_1_1DynamicShared.html#a84dae73514b9fc9d3f6efc593c5759c6", null ],
    [ "operator&", "structsimt_1_1DynamicShared.html#a34ba0bbb8bfdb333b6506f6d67d3a882", null ]
];