var structm2m_1_1Inputs =
[
    [ "A", "structm2m_1_1Inputs.html#a81b944c83b8efee305fd9473daed0a16", null ],
    [ "B", "structm2m_1_1Inputs.html#a24c36e97f2378a7c16ae8ed4e31f9e2f", null ]
];