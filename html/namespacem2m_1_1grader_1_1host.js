var namespacem2m_1_1grader_1_1host =
[
    [ "Array", "classm2m_1_1grader_1_1host_1_1Array.html", "classm2m_1_1grader_1_1host_1_1Array" ],
    [ "WroteOutside", "structm2m_1_1grader_1_1host_1_1WroteOutside.html", "structm2m_1_1grader_1_1host_1_1WroteOutside" ],
    [ "Handler", "namespacem2m_1_1grader_1_1host.html#aee0b925eb222374d95d75fc885f6f32a", null ],
    [ "check_margins", "namespacem2m_1_1grader_1_1host.html#a229ef2916c1de3b9058eb6d89916548b", null ],
    [ "read_all", "namespacem2m_1_1grader_1_1host.html#ac4a68ada40982031fde207b668b24e83", null ],
    [ "serve", "namespacem2m_1_1grader_1_1host.html#a938a065ca52e1e78b529c550530b2d63", null ],
    [ "write_all", "namespacem2m_1_1grader_1_1host.html#a0e2c485d6c09bbec5e749b7c73f40c5e", null ]
];