var searchData=
[
  ['u16_0',['u16',['../namespacesimt_1_1ptx.html#a5eef3b971ca4dbc70d27eeabd8bf1aad',1,'simt::ptx']]],
  ['u32_1',['u32',['../namespacesimt_1_1ptx.html#a6bea6d4bf6604cf799ad836ac2b290be',1,'simt::ptx']]],
  ['u64_2',['u64',['../namespacesimt_1_1ptx.html#a2c3d0bf43645e5cf87a6fd04711c574d',1,'simt::ptx']]],
  ['u8_3',['u8',['../namespacesimt_1_1ptx.html#a54d38d59e95110c01a2f6e801325347c',1,'simt::ptx']]],
  ['unsigned_5ffor_4',['unsigned_for',['../namespacesimt_1_1ptx.html#a14b412d30585640c63baed10c579f70d',1,'simt::ptx']]]
];
