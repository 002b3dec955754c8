var structsimt_1_1check_1_1BlockState =
[
    [ "Meeting", "structsimt_1_1check_1_1BlockState_1_1Meeting.html", "structsimt_1_1check_1_1BlockState_1_1Meeting" ],
    [ "begin", "structsimt_1_1check_1_1BlockState.html#af3f1b333bce0b8d1bba6018e1ad59ec5", null ],
    [ "stamp", "structsimt_1_1check_1_1BlockState.html#aad396988ae460e016c51f3b3c708f0d1", null ],
    [ "barriers", "structsimt_1_1check_1_1BlockState.html#a1512e2cced3107a8c87034d3eb94a920", null ],
    [ "fenced_epoch", "structsimt_1_1check_1_1BlockState.html#a2eb7be2871f1c8b14d1d685815b726d5", null ],
    [ "meetings", "structsimt_1_1check_1_1BlockState.html#a67e78dc0a4de864696295659d0db8bda", null ],
    [ "number", "structsimt_1_1check_1_1BlockState.html#a902e3c82e36734ca6baf5aa6b8651b16", null ],
    [ "shuffles", "structsimt_1_1check_1_1BlockState.html#ab8962166b57a7b3890267628126ce0c5", null ],
    [ "threads", "structsimt_1_1check_1_1BlockState.html#a091fd91acfc1228920f52a8f7cc635cb", null ]
];