var naive_8cu =
[
    [ "naive", "naive_8cu.html#a562557491f0f43900b90841c19f65c48", null ]
];