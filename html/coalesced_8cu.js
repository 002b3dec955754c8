var coalesced_8cu =
[
    [ "coalesced", "coalesced_8cu.html#af697d108169ce83a419ea440762b474d", null ]
];