var searchData=
[
  ['pipeline_0',['pipeline',['../classcuda_1_1pipeline__shared__state.html#a2022db28bb8a7a74df147ff6722b83b1',1,'cuda::pipeline_shared_state']]]
];
