var structsimt_1_1check_1_1ThreadState =
[
    [ "epoch", "structsimt_1_1check_1_1ThreadState.html#ace75ec46cfe33d69517acf236e922151", null ],
    [ "fenced", "structsimt_1_1check_1_1ThreadState.html#a23ef27d544532e6443d2dbb3f0fa7c53", null ],
    [ "generation", "structsimt_1_1check_1_1ThreadState.html#a92bac22cf029a17f6c01c67232f72f2d", null ],
    [ "knows", "structsimt_1_1check_1_1ThreadState.html#a9d58f2820a8c2efb6ebc6ce086789cdb", null ],
    [ "lanes", "structsimt_1_1check_1_1ThreadState.html#adb61b3d86466cd53cdfd6260fb698c0e", null ],
    [ "time", "structsimt_1_1check_1_1ThreadState.html#a613e545f7cc78b8c526e644bb6cbccf9", null ],
    [ "when", "structsimt_1_1check_1_1ThreadState.html#afb2b80b2b62f275463a2e9d6a6a8c9b7", null ]
];