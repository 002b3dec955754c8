var searchData=
[
  ['permute_0',['Permute',['../namespacesimt_1_1ptx.html#a5d956496356a8176d328d4218a2a3d07',1,'simt::ptx']]],
  ['pipeline_5frole_1',['pipeline_role',['../namespacecuda.html#a0f37655f72279a6c12a1165e4f7d3a27',1,'cuda']]],
  ['precision_2',['Precision',['../namespacem2m.html#a0088a7928b3ee034115b17833ad4a0ce',1,'m2m']]]
];
