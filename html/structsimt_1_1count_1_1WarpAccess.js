var structsimt_1_1count_1_1WarpAccess =
[
    [ "active", "structsimt_1_1count_1_1WarpAccess.html#ad3df8c8271726ebfff92811a478c137c", null ],
    [ "address", "structsimt_1_1count_1_1WarpAccess.html#a54b228301ffeba5bb3ee94b89e7fdce0", null ],
    [ "bytes", "structsimt_1_1count_1_1WarpAccess.html#a8e13ae58bb2104a84ce17bcea3b50d9d", null ]
];