var counting_8hpp =
[
    [ "simt::count::Range", "structsimt_1_1count_1_1Range.html", "structsimt_1_1count_1_1Range" ],
    [ "simt::count::LaunchShape", "structsimt_1_1count_1_1LaunchShape.html", "structsimt_1_1count_1_1LaunchShape" ],
    [ "simt::count::Kernel", "structsimt_1_1count_1_1Kernel.html", "structsimt_1_1count_1_1Kernel" ],
    [ "simt::count::BlockLog", "structsimt_1_1count_1_1BlockLog.html", "structsimt_1_1count_1_1BlockLog" ],
    [ "simt::count::Now", "structsimt_1_1count_1_1Now.html", "structsimt_1_1count_1_1Now" ],
    [ "simt::count::Counting", "classsimt_1_1count_1_1Counting.html", "classsimt_1_1count_1_1Counting" ],
    [ "__attribute__", "counting_8hpp.html#a996b840861881653b6455a5c23e30240", null ],
    [ "report", "counting_8hpp.html#aaef464662f72173285a5d69e6ea7c8c2", null ]
];