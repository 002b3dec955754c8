var structm2m_1_1Calibration =
[
    [ "bins", "structm2m_1_1Calibration.html#a1fe1df3c9313130610c31e0ac8ee6b35", null ],
    [ "count", "structm2m_1_1Calibration.html#ae4458a1bc1328821ec3639046973080e", null ],
    [ "expected_error", "structm2m_1_1Calibration.html#a5c37c590c4632ea19eb07968921a6d1e", null ],
    [ "unsure_below", "structm2m_1_1Calibration.html#a92c34e526a94b9273e8ded833f2083fb", null ]
];