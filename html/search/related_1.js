var searchData=
[
  ['init_0',['init',['../classcuda_1_1barrier.html#a4c8122a2c03661d254677a6b3072b976',1,'cuda::barrier']]]
];
