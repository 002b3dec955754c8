var searchData=
[
  ['role_0',['Role',['../namespacem2m_1_1grader.html#a879ff5075f13541513d17651b760c119',1,'m2m::grader']]],
  ['round_1',['Round',['../namespacesimt_1_1ptx.html#ab9935da90f9dcd23c47197147cf13fc1',1,'simt::ptx']]],
  ['rule_2',['Rule',['../namespacesimt_1_1profile.html#aaf342578e84113c7a11b37488fac5a90',1,'simt::profile']]]
];
