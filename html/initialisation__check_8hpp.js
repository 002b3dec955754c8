var initialisation__check_8hpp =
[
    [ "simt::check::InitialisationCheck", "classsimt_1_1check_1_1InitialisationCheck.html", "classsimt_1_1check_1_1InitialisationCheck" ]
];