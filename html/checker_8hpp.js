var checker_8hpp =
[
    [ "simt::check::Checker", "classsimt_1_1check_1_1Checker.html", "classsimt_1_1check_1_1Checker" ]
];