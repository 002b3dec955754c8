var grade_8hpp =
[
    [ "m2m::grader::ItemResult", "structm2m_1_1grader_1_1ItemResult.html", "structm2m_1_1grader_1_1ItemResult" ],
    [ "m2m::grader::Speed", "structm2m_1_1grader_1_1Speed.html", "structm2m_1_1grader_1_1Speed" ],
    [ "m2m::grader::Grade", "structm2m_1_1grader_1_1Grade.html", "structm2m_1_1grader_1_1Grade" ],
    [ "m2m::grader::Grader", "classm2m_1_1grader_1_1Grader.html", "classm2m_1_1grader_1_1Grader" ],
    [ "Verdict", "grade_8hpp.html#a577525e56b44af3b7f71b958ddf97db3", [
      [ "graded", "grade_8hpp.html#a577525e56b44af3b7f71b958ddf97db3a38e5a2cc78d2770741ac94480bd21ddb", null ],
      [ "does_not_compile", "grade_8hpp.html#a577525e56b44af3b7f71b958ddf97db3a25d85b57d37add7e2f22445d82fdc72c", null ],
      [ "refused", "grade_8hpp.html#a577525e56b44af3b7f71b958ddf97db3a723634aa8cde73188d4661bb3fe81ce4", null ],
      [ "grader_failed", "grade_8hpp.html#a577525e56b44af3b7f71b958ddf97db3a6bdadfaad6fd1d5885b72cb0150e4a5a", null ]
    ] ],
    [ "least_seconds", "grade_8hpp.html#a5335bd6fff478cdc7aabbd222e8f7606", null ],
    [ "no_grade", "grade_8hpp.html#af6b5f6785e10735b0ee9d993021ef656", null ]
];