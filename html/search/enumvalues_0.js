var searchData=
[
  ['a_0',['A',['../namespacem2m_1_1cublas.html#ae938f872169653096964a7d0245044d3a7fc56270e7a70fa81a5935b72eacbe29',1,'m2m::cublas']]],
  ['access_1',['access',['../namespacesimt_1_1count_1_1word.html#a56fd62ad8458b70c19fb0a8f78b58897a9df3b01c60df20d13843841ff0d4482c',1,'simt::count::word']]],
  ['add_2',['add',['../namespacem2m_1_1machine.html#ae546d8eb3c14b81dd02a4010bcb6199ca34ec78fcc91ffb1e54cd85e4a0924332',1,'m2m::machine']]],
  ['all_3',['all',['../namespacem2m_1_1machine.html#aeef9e947acc9c321a382a9e93715be63aa181a603769c1f98ad927e7367c7aa51',1,'m2m::machine']]],
  ['api_5ferror_4',['api_error',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3a96f0edd59904628e263b782cc18c08e0',1,'simt::check']]],
  ['assertion_5ffailed_5',['assertion_failed',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aad7ec00131018768c8841453186708ebc',1,'simt']]],
  ['atomic_6',['atomic',['../namespacesimt_1_1count.html#ad5010cfd3137a56625723d686ae0e7daa23d33884d600e542d097cd3933df2ae4',1,'simt::count']]]
];
