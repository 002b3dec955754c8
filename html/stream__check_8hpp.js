var stream__check_8hpp =
[
    [ "simt::check::StreamCheck", "classsimt_1_1check_1_1StreamCheck.html", "classsimt_1_1check_1_1StreamCheck" ]
];