var train__program_8hpp =
[
    [ "m2m::TrainRequest", "structm2m_1_1TrainRequest.html", "structm2m_1_1TrainRequest" ],
    [ "m2m::TrainReport", "structm2m_1_1TrainReport.html", "structm2m_1_1TrainReport" ],
    [ "add_train_flags", "train__program_8hpp.html#a917bb1e95fe9d4479fe9e3f84454672f", null ],
    [ "print_report", "train__program_8hpp.html#a1ee8c5732eeaae7f7e072d6cd0646a44", null ],
    [ "run_training", "train__program_8hpp.html#a224c84d31d6ebeef7fd9e182404979ca", null ],
    [ "to_json", "train__program_8hpp.html#a24a2a6e92924337dd25c43f96f560e2f", null ]
];