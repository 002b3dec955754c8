var structm2m_1_1ChildEnd =
[
    [ "status", "structm2m_1_1ChildEnd.html#a42a10d9ffb65b024b10e5f0f00e6c25d", null ],
    [ "usage", "structm2m_1_1ChildEnd.html#a846f011b9a3820acbe357afacf54d5f2", null ]
];