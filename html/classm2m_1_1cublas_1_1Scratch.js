var classm2m_1_1cublas_1_1Scratch =
[
    [ "Scratch", "classm2m_1_1cublas_1_1Scratch.html#a35856fe35f8315920426615e68649dc4", null ],
    [ "~Scratch", "classm2m_1_1cublas_1_1Scratch.html#a824060443edbdc6c1bb5688f048185db", null ],
    [ "Scratch", "classm2m_1_1cublas_1_1Scratch.html#abe64616b36f69847c88f2cbb467f6381", null ],
    [ "at_least", "classm2m_1_1cublas_1_1Scratch.html#aaf77eabda1b5d3e39a7cec4ab6ef230c", null ],
    [ "operator=", "classm2m_1_1cublas_1_1Scratch.html#a23197ee4e34eef18ec8ee973831559d3", null ]
];