var memory__check_8hpp =
[
    [ "simt::check::Allocation", "structsimt_1_1check_1_1Allocation.html", "structsimt_1_1check_1_1Allocation" ],
    [ "simt::check::MemoryCheck", "classsimt_1_1check_1_1MemoryCheck.html", "classsimt_1_1check_1_1MemoryCheck" ]
];