var progress_8hpp =
[
    [ "m2m::ProgressStart", "structm2m_1_1ProgressStart.html", "structm2m_1_1ProgressStart" ],
    [ "m2m::ProgressState", "structm2m_1_1ProgressState.html", "structm2m_1_1ProgressState" ],
    [ "m2m::ProgressEstimate", "structm2m_1_1ProgressEstimate.html", "structm2m_1_1ProgressEstimate" ],
    [ "m2m::ProgressEpoch", "structm2m_1_1ProgressEpoch.html", "structm2m_1_1ProgressEpoch" ],
    [ "m2m::Progress", "classm2m_1_1Progress.html", "classm2m_1_1Progress" ],
    [ "Speed", "progress_8hpp.html#a30075e97a14b452326ed8e90ed478772", [
      [ "hidden", "progress_8hpp.html#a30075e97a14b452326ed8e90ed478772a662f707d5491e9bce8238a6c0be92190", null ],
      [ "seconds", "progress_8hpp.html#a30075e97a14b452326ed8e90ed478772a783e8e29e6a8c3e22baa58a19420eb4f", null ],
      [ "shown", "progress_8hpp.html#a30075e97a14b452326ed8e90ed478772a3fdec1ddf038c12af81ea185ed8c8083", null ]
    ] ],
    [ "about_text", "progress_8hpp.html#a5eaa966c9d9ad3fcf09a525e9329fb2d", null ],
    [ "duration_text", "progress_8hpp.html#a6fb735e8bb06c78e9fed41d0a416651a", null ],
    [ "make_progress", "progress_8hpp.html#ab1b39ce000fd35c056d43f720ee6aa97", null ],
    [ "make_progress_bar", "progress_8hpp.html#a6fd6d8123540fe2dceb5df2808341e2a", null ],
    [ "make_progress_json", "progress_8hpp.html#af985109c467de9c1e354898fa4570ebf", null ],
    [ "make_progress_lines", "progress_8hpp.html#a2d1d2c005119406e826766703a73d821", null ]
];