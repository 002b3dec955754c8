var structsimt_1_1Ballot =
[
    [ "predicate", "structsimt_1_1Ballot.html#a3afd96b0e43aa00d54878ad276264a36", null ],
    [ "votes", "structsimt_1_1Ballot.html#a750fa78babd848a0ee2cffe1424c5c35", null ]
];