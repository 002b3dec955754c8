var order_8hpp =
[
    [ "simt::check::Knowledge", "structsimt_1_1check_1_1Knowledge.html", "structsimt_1_1check_1_1Knowledge" ],
    [ "simt::check::ThreadState", "structsimt_1_1check_1_1ThreadState.html", "structsimt_1_1check_1_1ThreadState" ],
    [ "simt::check::Where", "structsimt_1_1check_1_1Where.html", "structsimt_1_1check_1_1Where" ],
    [ "simt::check::Shuffles", "structsimt_1_1check_1_1Shuffles.html", "structsimt_1_1check_1_1Shuffles" ],
    [ "simt::check::BlockState", "structsimt_1_1check_1_1BlockState.html", "structsimt_1_1check_1_1BlockState" ],
    [ "simt::check::BlockState::Meeting", "structsimt_1_1check_1_1BlockState_1_1Meeting.html", "structsimt_1_1check_1_1BlockState_1_1Meeting" ],
    [ "Known", "order_8hpp.html#a7d65f4d8ba988cebd33d3c259b3035c8", null ],
    [ "join", "order_8hpp.html#a3f2dd98215b0fcbfef30ca8f19f70cfd", null ],
    [ "ordered", "order_8hpp.html#acff0f6ec894aee24b080e19274ec3a0c", null ],
    [ "release", "order_8hpp.html#a220f49614097dfd7f88a9e4886f4b4e8", null ]
];