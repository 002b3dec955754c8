var structsimt_1_1check_1_1Finding =
[
    [ "callers", "structsimt_1_1check_1_1Finding.html#a89b44ce68ea97c2446a1691d154472e7", null ],
    [ "count", "structsimt_1_1check_1_1Finding.html#a20d5cae6e45d24c5c58e3a882f31c19f", null ],
    [ "details", "structsimt_1_1check_1_1Finding.html#abf89e9d5670e5658d88ce72d021c6b3e", null ],
    [ "differ", "structsimt_1_1check_1_1Finding.html#ae158928e4bb1bbf1e383902816d362d8", null ],
    [ "first_writes", "structsimt_1_1check_1_1Finding.html#a80346dc74717ae6b46f020d774e7f5c9", null ],
    [ "headline", "structsimt_1_1check_1_1Finding.html#a352599a8861988cbdd865a9f5eb826e4", null ],
    [ "in_kernel", "structsimt_1_1check_1_1Finding.html#a10a1d5d55ac6ae3ede8be92d833c3ab0", null ],
    [ "kind", "structsimt_1_1check_1_1Finding.html#a4f538beddf3c1ca042ccb985726b606c", null ],
    [ "mistake", "structsimt_1_1check_1_1Finding.html#a450fe233bb98dcd7092e16e1da9f4fe3", null ],
    [ "other", "structsimt_1_1check_1_1Finding.html#a6178b803e9827f21ff52355c87fede27", null ],
    [ "other_callers", "structsimt_1_1check_1_1Finding.html#af5bb6451a7d99d39301d0ea8a6c61402", null ],
    [ "rank", "structsimt_1_1check_1_1Finding.html#af90130d2e90115802b36bea4a7eb4c10", null ],
    [ "second", "structsimt_1_1check_1_1Finding.html#a213479a06f8b015565454031b7bf7b19", null ],
    [ "second_writes", "structsimt_1_1check_1_1Finding.html#a25e95c5e15a235f09b97183e30fe1122", null ],
    [ "several", "structsimt_1_1check_1_1Finding.html#af9e749afed08d828ec1340fbf610b5d9", null ],
    [ "threads", "structsimt_1_1check_1_1Finding.html#aaa80322bfedf4bacb9e0110b31994d8e", null ],
    [ "where", "structsimt_1_1check_1_1Finding.html#aa35062c1aa0ef80924bf40de862b79ed", null ],
    [ "who", "structsimt_1_1check_1_1Finding.html#a7ff7f4ddb5739522b107572dd54914d4", null ]
];