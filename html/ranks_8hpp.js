var ranks_8hpp =
[
    [ "m2m::RanksResult", "structm2m_1_1RanksResult.html", "structm2m_1_1RanksResult" ],
    [ "m2m::RankTask", "structm2m_1_1RankTask.html", "structm2m_1_1RankTask" ],
    [ "m2m::RankMeasurement", "structm2m_1_1RankMeasurement.html", "structm2m_1_1RankMeasurement" ],
    [ "chapter_program", "ranks_8hpp.html#a3a99c65a2bff5393c1cbe4ce1dd64bda", null ],
    [ "largest_difference", "ranks_8hpp.html#a4dc9fbd6acf80cd8529d46c8c07ec80f", null ],
    [ "measure_rank", "ranks_8hpp.html#ad03f552c7d97cc02a7522461c73f6fc9", null ],
    [ "measure_ranks", "ranks_8hpp.html#a42fb7956dd6cbcee0874f1ef92affc07", null ],
    [ "run_ranks", "ranks_8hpp.html#ad5ca886536e4185a2e2598aa03555779", null ],
    [ "to_json", "ranks_8hpp.html#abd56b7f82aa3a053b049b23359cda6a9", null ]
];