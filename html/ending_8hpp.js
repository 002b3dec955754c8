var ending_8hpp =
[
    [ "end_as_asked", "ending_8hpp.html#a39e2e169409c967f8bdb2b56a3db3152", null ],
    [ "end_early", "ending_8hpp.html#a024d3a88b49a278cf496ae9ce487b025", null ],
    [ "end_if_asked", "ending_8hpp.html#a83747a9bdadb0f0550791ba0e87d98f2", null ],
    [ "findings_told", "ending_8hpp.html#a8c6c2ffdfea79f4bf2fd30d7edc100d1", null ],
    [ "watch_for_the_end", "ending_8hpp.html#adacbbef5edf7d911feb0c348a5456ce4", null ],
    [ "asked", "ending_8hpp.html#aee5f46fb770107e1c2c4737eee607033", null ]
];