var searchData=
[
  ['kind_0',['Kind',['../classm2m_1_1Figure.html#ad73d987f844289fb7794a69945cec953',1,'m2m::Figure::Kind()'],['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3',1,'simt::check::Kind()'],['../namespacesimt_1_1count_1_1word.html#a56fd62ad8458b70c19fb0a8f78b58897',1,'simt::count::word::Kind()'],['../namespacesimt_1_1profile.html#a058b41e8940144c2efcdff4298819c77',1,'simt::profile::Kind()']]]
];
