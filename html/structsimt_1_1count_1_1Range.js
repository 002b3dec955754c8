var structsimt_1_1count_1_1Range =
[
    [ "holds", "structsimt_1_1count_1_1Range.html#afba4648bc1dadb524fe25892a3b4791b", null ],
    [ "include", "structsimt_1_1count_1_1Range.html#ac122c7a2c8f0c01e36ba02d9b9cdf9c6", null ],
    [ "begin", "structsimt_1_1count_1_1Range.html#a8b0896d8333427a83874ef3b72973332", null ],
    [ "end", "structsimt_1_1count_1_1Range.html#a33415eae8e4a965135d1018c8eb6fa9e", null ]
];