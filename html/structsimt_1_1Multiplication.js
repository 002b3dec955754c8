var structsimt_1_1Multiplication =
[
    [ "a", "structsimt_1_1Multiplication.html#ab07eb95eb97547360aba2d658a7b572c", null ],
    [ "b", "structsimt_1_1Multiplication.html#a30be2718a9daf92c37e51b9ddbc26337", null ],
    [ "k", "structsimt_1_1Multiplication.html#ad513c3d26e84857b5451669931e344b3", null ],
    [ "m", "structsimt_1_1Multiplication.html#a760720a99899f71f45fb41746873203e", null ],
    [ "n", "structsimt_1_1Multiplication.html#afdffa2a3988443a53239789758e1b383", null ],
    [ "saturates", "structsimt_1_1Multiplication.html#a6ce08b92e3e5dc1a943fc4f089c3127d", null ],
    [ "sum", "structsimt_1_1Multiplication.html#abd045833423f5f4fae345ec422996bc7", null ]
];