var structm2m_1_1ProgressEstimate =
[
    [ "seconds", "structm2m_1_1ProgressEstimate.html#a5b178217599807e75e566948275f6f43", null ],
    [ "seconds_per_epoch", "structm2m_1_1ProgressEstimate.html#a0ad66f452898879ac2c1cf7741adea95", null ]
];