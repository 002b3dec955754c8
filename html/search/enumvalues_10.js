var searchData=
[
  ['race_0',['race',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3a2e2a7a2e57d1578bf33a559b20c463f6',1,'simt::check']]],
  ['rc16_1',['rc16',['../namespacesimt_1_1ptx.html#a5d956496356a8176d328d4218a2a3d07aa0e4ca6b17bd99f4e5f3a7e7f8eeb51f',1,'simt::ptx']]],
  ['rc8_2',['rc8',['../namespacesimt_1_1ptx.html#a5d956496356a8176d328d4218a2a3d07af98918f109d87df3100471fcefa3be31',1,'simt::ptx']]],
  ['read_3',['read',['../namespacesimt_1_1check.html#a60ed6d19e7004ce6fac912c105213ea9aecae13117d6f0584c25a9da6c8f8415e',1,'simt::check']]],
  ['refused_4',['refused',['../namespacem2m_1_1grader.html#a577525e56b44af3b7f71b958ddf97db3a723634aa8cde73188d4661bb3fe81ce4',1,'m2m::grader']]],
  ['refuted_5',['refuted',['../namespacem2m.html#aade4b8167adf2f91905fc017c8d1e4c2ae4c64ff420675edd36f2910508520e27',1,'m2m']]],
  ['returned_6',['returned',['../namespacem2m_1_1grader_1_1wire.html#abbc96740c3fb1c02bc039c0c863a9df0ac7e704db61655fb7edcc4da82035fb5d',1,'m2m::grader::wire']]],
  ['rounding_7',['rounding',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9bab1f45c19654b711cc97ca19f10a28870',1,'m2m']]]
];
