var classm2m_1_1Team =
[
    [ "~Team", "classm2m_1_1Team.html#aef9d62c09c5a6899e6288cf285ad5979", null ],
    [ "rank", "classm2m_1_1Team.html#a69577592ca570497869db18eea76cf69", null ],
    [ "size", "classm2m_1_1Team.html#a9b08486a94f7b2326fabb13796447ba3", null ],
    [ "sum", "classm2m_1_1Team.html#ab8f08de4227a7f0fda9f1d10af4c4fae", null ]
];