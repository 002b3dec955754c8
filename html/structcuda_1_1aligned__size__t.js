var structcuda_1_1aligned__size__t =
[
    [ "aligned_size_t", "structcuda_1_1aligned__size__t.html#a22b0376b5f08d2a3f61a0e2725730a32", null ],
    [ "operator::std::size_t", "structcuda_1_1aligned__size__t.html#a28b736988c5fb2a6fcdda4da96c8587c", null ],
    [ "value", "structcuda_1_1aligned__size__t.html#a7db80d1362f3353bbbc557b58ee056aa", null ]
];