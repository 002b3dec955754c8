var searchData=
[
  ['ge_0',['ge',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81a0ba64a0dea00947916dfb6a66866e1ca',1,'simt::ptx']]],
  ['geu_1',['geu',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81a61dfe5971515d0d8ba5f6c5f99e5700c',1,'simt::ptx']]],
  ['global_2',['global',['../namespacesimt_1_1count.html#ac47cbedef117638a7dd3b47a56e9b0a4a9c70933aff6b2a6d08c687a6cbb6b765',1,'simt::count']]],
  ['global_5fatomic_3',['global_atomic',['../namespacesimt_1_1profile.html#a058b41e8940144c2efcdff4298819c77a7a50cf84d1e2e4e85d5c61ea3ec57ec2',1,'simt::profile']]],
  ['global_5fload_4',['global_load',['../namespacesimt_1_1profile.html#a058b41e8940144c2efcdff4298819c77a2d15038692c7514b2128a19b23c64b7c',1,'simt::profile']]],
  ['global_5fmisaligned_5',['global_misaligned',['../namespacesimt_1_1profile.html#aaf342578e84113c7a11b37488fac5a90a03a7975cb3b365ad9b053eaf67a23652',1,'simt::profile']]],
  ['global_5fscattered_6',['global_scattered',['../namespacesimt_1_1profile.html#aaf342578e84113c7a11b37488fac5a90aae9f705b92a542327c1ebd9a8cbbae88',1,'simt::profile']]],
  ['global_5fstore_7',['global_store',['../namespacesimt_1_1profile.html#a058b41e8940144c2efcdff4298819c77a1cb347d8fb2d5e79e0add3dbb0ef8818',1,'simt::profile']]],
  ['global_5fstride_8',['global_stride',['../namespacesimt_1_1profile.html#aaf342578e84113c7a11b37488fac5a90a6971ec1029984919d79cc889af455fc9',1,'simt::profile']]],
  ['graded_9',['graded',['../namespacem2m_1_1grader.html#a577525e56b44af3b7f71b958ddf97db3a38e5a2cc78d2770741ac94480bd21ddb',1,'m2m::grader']]],
  ['grader_5ffailed_10',['grader_failed',['../namespacem2m_1_1grader.html#a577525e56b44af3b7f71b958ddf97db3a6bdadfaad6fd1d5885b72cb0150e4a5a',1,'m2m::grader']]],
  ['gradescope_11',['gradescope',['../namespacem2m_1_1grader.html#aad0c63073466bd23e662b00df1b574e9a5ffde525738987743c8f26206d74b965',1,'m2m::grader']]],
  ['gt_12',['gt',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81a1bfad22f0925978f310a37440bfdff43',1,'simt::ptx']]],
  ['gtu_13',['gtu',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81a4c300fd33c9f214dfbeb0f4a3ba0b283',1,'simt::ptx']]],
  ['guard_14',['guard',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9badf4ad9d5c22ecabca116e2b8dd0c140c',1,'m2m']]]
];
