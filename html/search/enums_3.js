var searchData=
[
  ['finding_0',['Finding',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9b',1,'m2m']]],
  ['flags_1',['Flags',['../namespacesimt_1_1ptx.html#aa6994a1b65eb1e96ee41a38474e3cfac',1,'simt::ptx']]],
  ['format_2',['Format',['../namespacem2m_1_1grader.html#aad0c63073466bd23e662b00df1b574e9',1,'m2m::grader']]]
];
