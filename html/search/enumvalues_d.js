var searchData=
[
  ['nan_0',['nan',['../classm2m_1_1GuardedMatmul.html#a70c2efd4fe68e9165980ec68bd3b0d8faa3d2de7675556553a5f08e4c88d2c228',1,'m2m::GuardedMatmul::nan()'],['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81aa3d2de7675556553a5f08e4c88d2c228',1,'simt::ptx::nan()']]],
  ['ne_1',['ne',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81ad4f917633649a3c47c7ab917fa990146',1,'simt::ptx']]],
  ['nearest_2',['nearest',['../namespacesimt_1_1ptx.html#ab9935da90f9dcd23c47197147cf13fc1ad879c351426770bc0b13c3628db1e636',1,'simt::ptx']]],
  ['neighbours_3',['neighbours',['../namespacesimt_1_1profile.html#ad79aa47aacb3ea4ac71063671a3fd198aa13ac3b7f65f15af479f775d5a2559ff',1,'simt::profile']]],
  ['neu_4',['neu',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81a83e71d83b2dcea23dcab3b64182494cc',1,'simt::ptx']]],
  ['no_5fprogress_5',['no_progress',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aa43c09831647cc3d85b480f8815f0eef7',1,'simt']]],
  ['none_6',['none',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9ba334c4a4c42fdb79d7ebc3e73b517e6f8',1,'m2m']]],
  ['not_5fmeasurable_7',['not_measurable',['../namespacem2m.html#aade4b8167adf2f91905fc017c8d1e4c2a7e0fe7e3d27e4ed885d933fe59be3944',1,'m2m']]],
  ['not_5frepeatable_8',['not_repeatable',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9ba96ee92d15c9b4be09adcada9b22e3081',1,'m2m']]],
  ['num_9',['num',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81a0fc3cfbc27e91ea60a787de13dae3e3c',1,'simt::ptx']]],
  ['numbers_10',['numbers',['../classm2m_1_1GuardedMatmul.html#a70c2efd4fe68e9165980ec68bd3b0d8faee5c35ce3d081da90622a10d2272ed5e',1,'m2m::GuardedMatmul']]]
];
