var structm2m_1_1grader_1_1Parameter =
[
    [ "comes_back", "structm2m_1_1grader_1_1Parameter.html#a7dc80333dc9d6759de4caec049d71521", null ],
    [ "declared_type", "structm2m_1_1grader_1_1Parameter.html#a7c07558e00e8675b98b8fa20fee86af4", null ],
    [ "is_array", "structm2m_1_1grader_1_1Parameter.html#a5f9c723638259d443772b8e33b428b10", null ],
    [ "constant", "structm2m_1_1grader_1_1Parameter.html#a61e71fbea4df80740f5b94ec0ab3a06d", null ],
    [ "extent", "structm2m_1_1grader_1_1Parameter.html#a1ce9c0d14dad253f9941e3348858e71a", null ],
    [ "name", "structm2m_1_1grader_1_1Parameter.html#a8bf0c4bd175f9c3cf43d6b6d0804cea1", null ],
    [ "reference", "structm2m_1_1grader_1_1Parameter.html#abbf5c630989aea9fa4b40d2c41f9ec9d", null ],
    [ "type", "structm2m_1_1grader_1_1Parameter.html#acbb5f085e706a1edc4042f251a652fcc", null ]
];