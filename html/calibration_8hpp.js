var calibration_8hpp =
[
    [ "m2m::Reading", "structm2m_1_1Reading.html", "structm2m_1_1Reading" ],
    [ "m2m::ReliabilityBin", "structm2m_1_1ReliabilityBin.html", "structm2m_1_1ReliabilityBin" ],
    [ "m2m::Calibration", "structm2m_1_1Calibration.html", "structm2m_1_1Calibration" ],
    [ "calibrate", "calibration_8hpp.html#a7cb27e51e97c43310f289203cae8278c", null ],
    [ "calibrate", "calibration_8hpp.html#a47b33ab4a5da0327362a484f629de89c", null ],
    [ "print_calibration", "calibration_8hpp.html#a355bdf43b958cbe0cd0311e8e090073e", null ],
    [ "to_json", "calibration_8hpp.html#a7ba01255780560b7637f932d8d494225", null ],
    [ "mnist_unsure_below", "calibration_8hpp.html#aac303ffea7917323e956282a18e8ba83", null ],
    [ "wanted_accuracy", "calibration_8hpp.html#aabe12dd2e0f4389bb027fe8e077104df", null ]
];