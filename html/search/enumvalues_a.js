var searchData=
[
  ['kernel_0',['kernel',['../namespacesimt_1_1check.html#a60077b634850628020d4365243ebef2ea50484c19f1afdaf3841a0d821ed393d2',1,'simt::check']]],
  ['kflush_1',['kFlush',['../namespacesimt_1_1ptx.html#aa6994a1b65eb1e96ee41a38474e3cfaca9d1ce6f2b99990fc3165d8409a20db5e',1,'simt::ptx']]],
  ['ksaturate_2',['kSaturate',['../namespacesimt_1_1ptx.html#aa6994a1b65eb1e96ee41a38474e3cfacadb1b79cd82681278509e7c3bfe49c168',1,'simt::ptx']]]
];
