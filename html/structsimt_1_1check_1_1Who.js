var structsimt_1_1check_1_1Who =
[
    [ "block", "structsimt_1_1check_1_1Who.html#a3ddc3e2083026186acf0714896d4763b", null ],
    [ "kernel", "structsimt_1_1check_1_1Who.html#a391b964513ec5d019c5ce3493787d843", null ],
    [ "thread", "structsimt_1_1check_1_1Who.html#a860a9c81743d783dc4fa2d4aa28f61b9", null ]
];