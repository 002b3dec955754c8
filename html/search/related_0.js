var searchData=
[
  ['barrier_0',['barrier',['../classcuda_1_1barrier_1_1arrival__token.html#a8221d031eb919369773069cd85052113',1,'cuda::barrier::arrival_token']]]
];
