var structsimt_1_1check_1_1Cell =
[
    [ "has_read", "structsimt_1_1check_1_1Cell.html#ae7231063008b55c68cccd2005e8c586b", null ],
    [ "has_readers", "structsimt_1_1check_1_1Cell.html#a5e33ff8dc51fa4b1420a4ec98322098e", null ],
    [ "other_block", "structsimt_1_1check_1_1Cell.html#a14e0acbb6a4f9fba462a4478a61e306a", null ],
    [ "other_reader", "structsimt_1_1check_1_1Cell.html#a4290c33497179179305bc593d3c4ca13", null ],
    [ "reader", "structsimt_1_1check_1_1Cell.html#a5907a22069517270da52c83c8d30463a", null ],
    [ "writer", "structsimt_1_1check_1_1Cell.html#a3bb49d73ce7202c812a5999c8a2abe59", null ]
];