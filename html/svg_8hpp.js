var svg_8hpp =
[
    [ "m2m::Bar", "structm2m_1_1Bar.html", "structm2m_1_1Bar" ],
    [ "m2m::BarChart", "structm2m_1_1BarChart.html", "structm2m_1_1BarChart" ],
    [ "m2m::Series", "structm2m_1_1Series.html", "structm2m_1_1Series" ],
    [ "m2m::Mark", "structm2m_1_1Mark.html", "structm2m_1_1Mark" ],
    [ "m2m::LineChart", "structm2m_1_1LineChart.html", "structm2m_1_1LineChart" ],
    [ "bar_chart", "svg_8hpp.html#a64c343223147d6a88b942417b9f99e5e", null ],
    [ "line_chart", "svg_8hpp.html#a9785d03fe18dfea58a238af83654421b", null ],
    [ "xml_escape", "svg_8hpp.html#ab8f54c028334bf33cbb9b544eec2745e", null ]
];