var timeline_8hpp =
[
    [ "simt::check::Step", "structsimt_1_1check_1_1Step.html", "structsimt_1_1check_1_1Step" ],
    [ "simt::check::Timeline", "classsimt_1_1check_1_1Timeline.html", "classsimt_1_1check_1_1Timeline" ]
];