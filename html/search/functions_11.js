var searchData=
[
  ['quit_0',['quit',['../classcuda_1_1pipeline.html#a7e65981dc743aa9c1b1f758c5a73f5ec',1,'cuda::pipeline']]]
];
