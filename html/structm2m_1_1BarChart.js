var structm2m_1_1BarChart =
[
    [ "bars", "structm2m_1_1BarChart.html#aa67a62eb9ff9f4cdeeda0c78444c4a2e", null ],
    [ "caption", "structm2m_1_1BarChart.html#ad0e14e4b18969d583e2678b5089f5023", null ],
    [ "logarithmic", "structm2m_1_1BarChart.html#ab03ef9de581ee4f23668f7a5d7f8ccdd", null ],
    [ "title", "structm2m_1_1BarChart.html#ac7ec32c5320072a1470185d51e737698", null ],
    [ "unit", "structm2m_1_1BarChart.html#ab81ec0a2176d79e407d57fd00f7746f4", null ]
];