var common_2measure_2claim_8hpp =
[
    [ "m2m::MeasuredOn", "structm2m_1_1MeasuredOn.html", "structm2m_1_1MeasuredOn" ],
    [ "m2m::Figure", "classm2m_1_1Figure.html", "classm2m_1_1Figure" ],
    [ "m2m::Verdict", "classm2m_1_1Verdict.html", "classm2m_1_1Verdict" ],
    [ "m2m::RatioRule", "structm2m_1_1RatioRule.html", "structm2m_1_1RatioRule" ],
    [ "m2m::ClaimReport", "structm2m_1_1ClaimReport.html", "structm2m_1_1ClaimReport" ],
    [ "m2m::ClaimOptions", "structm2m_1_1ClaimOptions.html", "structm2m_1_1ClaimOptions" ],
    [ "m2m::Claim", "structm2m_1_1Claim.html", "structm2m_1_1Claim" ],
    [ "Outcome", "common_2measure_2claim_8hpp.html#aade4b8167adf2f91905fc017c8d1e4c2", [
      [ "confirmed", "common_2measure_2claim_8hpp.html#aade4b8167adf2f91905fc017c8d1e4c2aeda721c5f8c61daee37ca15ce3c4d881", null ],
      [ "refuted", "common_2measure_2claim_8hpp.html#aade4b8167adf2f91905fc017c8d1e4c2ae4c64ff420675edd36f2910508520e27", null ],
      [ "depends", "common_2measure_2claim_8hpp.html#aade4b8167adf2f91905fc017c8d1e4c2a847c8ebb0e477b63fbc34fc0cd42b404", null ],
      [ "not_measurable", "common_2measure_2claim_8hpp.html#aade4b8167adf2f91905fc017c8d1e4c2a7e0fe7e3d27e4ed885d933fe59be3944", null ]
    ] ],
    [ "claims_main", "common_2measure_2claim_8hpp.html#adfe8d34cf56a44c9e732897d3a648cbf", null ],
    [ "judge_at_ends", "common_2measure_2claim_8hpp.html#a4e04926168029a9c2d20f24b4e5e819e", null ],
    [ "judge_ratio", "common_2measure_2claim_8hpp.html#a3d2ce697b82220f6248eed7a280d1ac4", null ],
    [ "measure_claim", "common_2measure_2claim_8hpp.html#ae02284378795834b318aa72a21280b28", null ],
    [ "on_cpu", "common_2measure_2claim_8hpp.html#a6b2d85b4a6982444c83f8cc8ac88f5b6", null ],
    [ "on_gpu", "common_2measure_2claim_8hpp.html#acfd14c3fdc853cb4cec60903393275a8", null ],
    [ "print_report", "common_2measure_2claim_8hpp.html#a994d1a77ae8bc25ba6dcc75c3198b3f1", null ],
    [ "to_json", "common_2measure_2claim_8hpp.html#a9f0b10878132d9e724f17cc0e6665802", null ],
    [ "to_string", "common_2measure_2claim_8hpp.html#a59bf5d2cd7d7c9dcdaa347f5db1aba1c", null ]
];