var placement_8hpp =
[
    [ "log_placement", "placement_8hpp.html#a1e57c239abb0fbe0c3d993eb8fc2948a", null ]
];