var structm2m_1_1ProgressStart =
[
    [ "device", "structm2m_1_1ProgressStart.html#ac4bf4c585acfc144e0a58208348f56d8", null ],
    [ "epochs", "structm2m_1_1ProgressStart.html#ace37aef327179aa10d988a800a5f748c", null ],
    [ "steps", "structm2m_1_1ProgressStart.html#a675627aff2a1d247d663a76a39bac7fc", null ],
    [ "title", "structm2m_1_1ProgressStart.html#a1a64b8bd15cbb957cec7dcaf60043b42", null ]
];