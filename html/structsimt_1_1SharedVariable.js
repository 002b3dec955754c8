var structsimt_1_1SharedVariable =
[
    [ "alignment", "structsimt_1_1SharedVariable.html#ac8810ce40ee6daf7c5cb65c56a7f7ed0", null ],
    [ "file", "structsimt_1_1SharedVariable.html#aa9637fa19f0ddb4da439f26d7b7db982", null ],
    [ "line", "structsimt_1_1SharedVariable.html#a09d872123f7ce8cdb713952fae553ddb", null ],
    [ "name", "structsimt_1_1SharedVariable.html#a16b0133e3ca7a86ec49b9a4ac2230e66", null ],
    [ "size", "structsimt_1_1SharedVariable.html#a7a40d65c8d94f18c23894bb62dd568df", null ],
    [ "slot", "structsimt_1_1SharedVariable.html#a3aa586965dce468ebd2fde12efff9891", null ]
];