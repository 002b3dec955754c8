var cost_8hpp =
[
    [ "m2m::cost::Price", "structm2m_1_1cost_1_1Price.html", "structm2m_1_1cost_1_1Price" ],
    [ "m2m::cost::Prices", "structm2m_1_1cost_1_1Prices.html", "structm2m_1_1cost_1_1Prices" ],
    [ "m2m::cost::Costs", "structm2m_1_1cost_1_1Costs.html", "structm2m_1_1cost_1_1Costs" ],
    [ "calculate", "cost_8hpp.html#a743fa94e59a217c4276c4ef47f145bda", null ],
    [ "print", "cost_8hpp.html#a93c988b96bdda08e319899a54db5d169", null ]
];