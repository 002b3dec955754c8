var structm2m_1_1Tensor =
[
    [ "name", "structm2m_1_1Tensor.html#a3f90d8277020f56a9c3ff9608705d706", null ],
    [ "shape", "structm2m_1_1Tensor.html#add9bd8fc1e7b08a801e9e0151a3c13fa", null ],
    [ "values", "structm2m_1_1Tensor.html#a50402ac9bba60ac41571b12d3c997c3f", null ]
];