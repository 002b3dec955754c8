var searchData=
[
  ['occupancy_0',['occupancy',['../namespacesimt_1_1profile.html#aaf342578e84113c7a11b37488fac5a90ae8dd4068ae551d563ef552da921d1f2c',1,'simt::profile']]],
  ['ok_1',['ok',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aa444bcb3a3fcf8389296c49467f27e1d6',1,'simt']]],
  ['old_5fcontents_2',['old_contents',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9baf29d1f7b9c1d8acc45f274d7ba25624e',1,'m2m']]],
  ['one_3',['one',['../namespacem2m_1_1machine.html#aeef9e947acc9c321a382a9e93715be63af97c5d29941bfb1b2fdab0874906ab82',1,'m2m::machine']]],
  ['one_5fterm_4',['one_term',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9baaaf32ac365de930a40703cf027067d09',1,'m2m']]]
];
