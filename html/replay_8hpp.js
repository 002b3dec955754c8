var replay_8hpp =
[
    [ "simt::count::Counters", "structsimt_1_1count_1_1Counters.html", "structsimt_1_1count_1_1Counters" ],
    [ "simt::count::WhichWarp", "structsimt_1_1count_1_1WhichWarp.html", "structsimt_1_1count_1_1WhichWarp" ],
    [ "simt::count::Example", "structsimt_1_1count_1_1Example.html", "structsimt_1_1count_1_1Example" ],
    [ "simt::count::Site", "structsimt_1_1count_1_1Site.html", "structsimt_1_1count_1_1Site" ],
    [ "simt::count::Replay", "classsimt_1_1count_1_1Replay.html", "classsimt_1_1count_1_1Replay" ]
];