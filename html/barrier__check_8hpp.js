var barrier__check_8hpp =
[
    [ "simt::check::BarrierCheck", "classsimt_1_1check_1_1BarrierCheck.html", "classsimt_1_1check_1_1BarrierCheck" ]
];