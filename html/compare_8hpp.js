var compare_8hpp =
[
    [ "simt::profile::Measured", "structsimt_1_1profile_1_1Measured.html", "structsimt_1_1profile_1_1Measured" ],
    [ "simt::profile::LaunchMetric", "structsimt_1_1profile_1_1LaunchMetric.html", "structsimt_1_1profile_1_1LaunchMetric" ],
    [ "simt::profile::Difference", "structsimt_1_1profile_1_1Difference.html", "structsimt_1_1profile_1_1Difference" ],
    [ "Measurements", "compare_8hpp.html#a5381fcc90719aacd96d459655a771490", null ],
    [ "bare_name", "compare_8hpp.html#a57bee65ae0a51842a534b9c0155d0b9f", null ],
    [ "compare", "compare_8hpp.html#abd27f0ff4d600a3cf7ff62609d7ddf82", null ],
    [ "print_differences", "compare_8hpp.html#ad6dda22dad9ce685700286b6ba7c2ff7", null ],
    [ "read_launches", "compare_8hpp.html#a8c0fd2ef9fbeefc18f4784c2a89ed6b9", null ],
    [ "read_ncu", "compare_8hpp.html#aed2281cc7cf9dce7f1556479ff8773a1", null ]
];