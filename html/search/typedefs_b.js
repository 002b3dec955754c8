var searchData=
[
  ['s16_0',['s16',['../namespacesimt_1_1ptx.html#a8dadc960d63959b3656a4e94b4884afa',1,'simt::ptx']]],
  ['s32_1',['s32',['../namespacesimt_1_1ptx.html#a4ea30f1cd4a9fe5377f69fc687b1e22d',1,'simt::ptx']]],
  ['s64_2',['s64',['../namespacesimt_1_1ptx.html#ad377fadc3a80da6fcc053efb05b5156d',1,'simt::ptx']]],
  ['s8_3',['s8',['../namespacesimt_1_1ptx.html#a1d769edff55b9de167fc5ecf6bdaf78d',1,'simt::ptx']]]
];
