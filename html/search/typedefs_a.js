var searchData=
[
  ['register_5fof_0',['register_of',['../namespacesimt_1_1ptx.html#afcb46a9d1cd6355fa2a0a8079ee7a58f',1,'simt::ptx']]]
];
