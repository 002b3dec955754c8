var searchData=
[
  ['u8_0',['u8',['../namespacesimt.html#abf27eeb016ba8c4046181518b41e10d7a077393852be20e37026d6281827662f2',1,'simt']]],
  ['uninitialized_1',['uninitialized',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3a42dd1a73d072bb6bf3f494f22b15db8e',1,'simt::check']]],
  ['unseen_5foutput_2',['unseen_output',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3a3f0ffe25fb78babedd400dbed3ddb824',1,'simt::check']]],
  ['unwritten_3',['unwritten',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9bad7f76c7d378492ed3da680176bc12f38',1,'m2m']]],
  ['up_4',['up',['../namespacesimt_1_1ptx.html#ab9935da90f9dcd23c47197147cf13fc1a46c48bec0d282018b9d167eef7711b2c',1,'simt::ptx::up()'],['../namespacesimt_1_1ptx.html#ac9a28188fc82f07167c6c77a7f622059a46c48bec0d282018b9d167eef7711b2c',1,'simt::ptx::up()']]],
  ['update_5',['update',['../namespacesimt_1_1check.html#a60ed6d19e7004ce6fac912c105213ea9a3ac340832f29c11538fbe2d6f75e8bcc',1,'simt::check']]]
];
