var structsimt_1_1check_1_1Access =
[
    [ "address", "structsimt_1_1check_1_1Access.html#ade0aa41557c8c4e4c6c415e5e5dbcd03", null ],
    [ "atomic", "structsimt_1_1check_1_1Access.html#a73e7c64e603d8cc51c4dd77b0af74cdb", null ],
    [ "block", "structsimt_1_1check_1_1Access.html#a2d985dd249d95f7b2430d001687508bc", null ],
    [ "bytes", "structsimt_1_1check_1_1Access.html#a267959be3c6e72d98738bfeee8110240", null ],
    [ "epoch", "structsimt_1_1check_1_1Access.html#a213cc018db7c34820d60adb807d37428", null ],
    [ "rank", "structsimt_1_1check_1_1Access.html#a0373f5a7ebf02087f72581aab41360c9", null ],
    [ "time", "structsimt_1_1check_1_1Access.html#ad3c47d77a90254ad1b3ebe00e5fb23ea", null ],
    [ "when", "structsimt_1_1check_1_1Access.html#aa0b8c47d1b0d63d4b9a423296a3844ee", null ],
    [ "who", "structsimt_1_1check_1_1Access.html#a9915a35e9a3eadc0b87eb52af498f031", null ]
];