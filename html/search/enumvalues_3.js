var searchData=
[
  ['depends_0',['depends',['../namespacem2m.html#aade4b8167adf2f91905fc017c8d1e4c2a847c8ebb0e477b63fbc34fc0cd42b404',1,'m2m']]],
  ['device_1',['device',['../namespacem2m.html#aae60a816d6d17a70eee68f1409b54da9a913f9c49dcb544e2087cee284f4a00b7',1,'m2m::device()'],['../namespacesimt.html#aca4009e76d6ed0dc6e75faff53286b08a913f9c49dcb544e2087cee284f4a00b7',1,'simt::device()'],['../namespacesimt.html#a96e5c2108616c6e75d65bd6584dc1171a913f9c49dcb544e2087cee284f4a00b7',1,'simt::device()']]],
  ['divergence_2',['divergence',['../namespacesimt_1_1profile.html#aaf342578e84113c7a11b37488fac5a90a1f064262ee7a1d63d490d9880aeb4aa0',1,'simt::profile']]],
  ['does_5fnot_5fcompile_3',['does_not_compile',['../namespacem2m_1_1grader.html#a577525e56b44af3b7f71b958ddf97db3a25d85b57d37add7e2f22445d82fdc72c',1,'m2m::grader']]],
  ['down_4',['down',['../namespacesimt_1_1ptx.html#ab9935da90f9dcd23c47197147cf13fc1a74e8333ad11685ff3bdae589c8f6e34d',1,'simt::ptx::down()'],['../namespacesimt_1_1ptx.html#ac9a28188fc82f07167c6c77a7f622059a74e8333ad11685ff3bdae589c8f6e34d',1,'simt::ptx::down()']]]
];
