var structsimt_1_1check_1_1BlockState_1_1Meeting =
[
    [ "epoch", "structsimt_1_1check_1_1BlockState_1_1Meeting.html#ae9a1b5fe730dbd2eb2fee272ce4378ef", null ],
    [ "knows", "structsimt_1_1check_1_1BlockState_1_1Meeting.html#a9b7567c27c6b422907ececaa63670846", null ]
];