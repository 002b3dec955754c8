var searchData=
[
  ['ecl_0',['ecl',['../namespacesimt_1_1ptx.html#a5d956496356a8176d328d4218a2a3d07ab70703d8c14cc1407133370d2b5f5854',1,'simt::ptx']]],
  ['ecr_1',['ecr',['../namespacesimt_1_1ptx.html#a5d956496356a8176d328d4218a2a3d07ade7db04805a33606a40b897578543648',1,'simt::ptx']]],
  ['end_2',['end',['../namespacesimt_1_1count_1_1word.html#a56fd62ad8458b70c19fb0a8f78b58897a7f021a1415b86f2d013b2618fb31ae53',1,'simt::count::word']]],
  ['eq_3',['eq',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81adf22f17124884fc51f1ac69d610096ac',1,'simt::ptx']]],
  ['equ_4',['equ',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81ab49d75de8b355a6d857fa2b655f35f7c',1,'simt::ptx']]],
  ['exact_5',['exact',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9ba3b7efa09444a31c5d58596e5bbf87d47',1,'m2m']]],
  ['exited_6',['exited',['../namespacem2m_1_1grader.html#a23b492e64eef329f66d5e21f3b1a452bab854d4deac1316c8d36e519393f3f2ae',1,'m2m::grader']]],
  ['exited_5fat_5fbarrier_7',['exited_at_barrier',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3a4fc77486f922e3dcece2fc323955107e',1,'simt::check']]]
];
