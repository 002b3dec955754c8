var 03__naive__cuda_2stages_8hpp =
[
    [ "coalesced", "03__naive__cuda_2stages_8hpp.html#af697d108169ce83a419ea440762b474d", null ],
    [ "naive", "03__naive__cuda_2stages_8hpp.html#a562557491f0f43900b90841c19f65c48", null ]
];