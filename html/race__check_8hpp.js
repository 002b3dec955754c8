var race__check_8hpp =
[
    [ "simt::check::RaceCheck", "classsimt_1_1check_1_1RaceCheck.html", "classsimt_1_1check_1_1RaceCheck" ]
];