var namespacem2m_1_1cost =
[
    [ "Costs", "structm2m_1_1cost_1_1Costs.html", "structm2m_1_1cost_1_1Costs" ],
    [ "Price", "structm2m_1_1cost_1_1Price.html", "structm2m_1_1cost_1_1Price" ],
    [ "Prices", "structm2m_1_1cost_1_1Prices.html", "structm2m_1_1cost_1_1Prices" ],
    [ "calculate", "namespacem2m_1_1cost.html#a743fa94e59a217c4276c4ef47f145bda", null ],
    [ "print", "namespacem2m_1_1cost.html#a93c988b96bdda08e319899a54db5d169", null ]
];