var structsimt_1_1Reduction =
[
    [ "operation", "structsimt_1_1Reduction.html#acbb392357f36ae7d1d84938d2f029a32", null ],
    [ "result", "structsimt_1_1Reduction.html#a431f03a12b5e0aad2075284dd4d8caf8", null ],
    [ "value", "structsimt_1_1Reduction.html#adce49b0a49405d2a2b82f0b34758ebae", null ]
];