var structm2m_1_1grader_1_1host_1_1WroteOutside =
[
    [ "array", "structm2m_1_1grader_1_1host_1_1WroteOutside.html#a941bfd0b6cd195f836a384fd11a3eba7", null ]
];