var searchData=
[
  ['check_0',['check',['../namespacesimt_1_1check.html',1,'simt']]],
  ['count_1',['count',['../namespacesimt_1_1count.html',1,'simt']]],
  ['detail_2',['detail',['../namespacesimt_1_1detail.html',1,'simt']]],
  ['profile_3',['profile',['../namespacesimt_1_1profile.html',1,'simt']]],
  ['ptx_4',['ptx',['../namespacesimt_1_1ptx.html',1,'simt']]],
  ['random_5',['random',['../namespacesimt_1_1random.html',1,'simt']]],
  ['simt_6',['simt',['../namespacesimt.html',1,'']]],
  ['std_7',['std',['../namespacestd.html',1,'']]],
  ['word_8',['word',['../namespacesimt_1_1count_1_1word.html',1,'simt::count']]]
];
