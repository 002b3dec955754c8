var searchData=
[
  ['f16_0',['f16',['../namespacesimt.html#abf27eeb016ba8c4046181518b41e10d7aa2449b6477c1fef79be4202906486876',1,'simt']]],
  ['f32_1',['f32',['../namespacesimt.html#abf27eeb016ba8c4046181518b41e10d7a512dc597be7ae761876315165dc8bd2e',1,'simt']]],
  ['f4e_2',['f4e',['../namespacesimt_1_1ptx.html#a5d956496356a8176d328d4218a2a3d07a172b15f388b945149bf9b57fa18a2ed2',1,'simt::ptx']]],
  ['f64_3',['f64',['../namespacesimt.html#abf27eeb016ba8c4046181518b41e10d7a714b98e0a797e8f119f257a4ab802f86',1,'simt']]],
  ['failed_5fto_5frun_4',['failed_to_run',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9baaf1548ccdc8c2cb4d41f1e507c4dd390',1,'m2m']]],
  ['float16_5',['float16',['../namespacem2m.html#a0088a7928b3ee034115b17833ad4a0cea098e7844282e240fdee28a9dac11c1c6',1,'m2m']]],
  ['float32_6',['float32',['../namespacem2m.html#a0088a7928b3ee034115b17833ad4a0cead33ec2b0bbea6d471a4706cea030e1e3',1,'m2m']]]
];
