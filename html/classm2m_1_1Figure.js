var classm2m_1_1Figure =
[
    [ "Kind", "classm2m_1_1Figure.html#ad73d987f844289fb7794a69945cec953", [
      [ "speed", "classm2m_1_1Figure.html#ad73d987f844289fb7794a69945cec953ace4ef3ec98443ed10da505114b58f153", null ],
      [ "count", "classm2m_1_1Figure.html#ad73d987f844289fb7794a69945cec953ae2942a04780e223b215eb8b663cf5353", null ],
      [ "model", "classm2m_1_1Figure.html#ad73d987f844289fb7794a69945cec953a20f35e630daf44dbfa4c3f68f5399d8c", null ]
    ] ],
    [ "between", "classm2m_1_1Figure.html#abaf3c8df2475169a2ce1b92117d1cb3e", null ],
    [ "device", "classm2m_1_1Figure.html#a0739d71f5a0b5852afef1937a6895961", null ],
    [ "kind", "classm2m_1_1Figure.html#a2dd18bbfaa915098eec2f03a0143a71b", null ],
    [ "note", "classm2m_1_1Figure.html#ae6fb75d5643be19e475918fc2a2c60ff", null ],
    [ "range", "classm2m_1_1Figure.html#a2362b1b3160b10685b0bb33ab6ade505", null ],
    [ "unit", "classm2m_1_1Figure.html#a30c2f9bbdc6386dbf6f9cb5e19a804dc", null ],
    [ "value", "classm2m_1_1Figure.html#a0be35f220fdb98a73e7b13b51de6542f", null ],
    [ "what", "classm2m_1_1Figure.html#a3aec41ffafd2a0dd70bab07b2e9eafc0", null ],
    [ "why_unknown", "classm2m_1_1Figure.html#ab25367915a2433bbdd63f842b9bd0f57", null ]
];