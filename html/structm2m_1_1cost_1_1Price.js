var structm2m_1_1cost_1_1Price =
[
    [ "dollars", "structm2m_1_1cost_1_1Price.html#a2470c565b3e083cf151a35ba1e64b45e", null ],
    [ "source", "structm2m_1_1cost_1_1Price.html#a33270de9baa6d4593cbdbfea40435e67", null ]
];