var searchData=
[
  ['element_0',['Element',['../namespacesimt.html#abf27eeb016ba8c4046181518b41e10d7',1,'simt']]],
  ['end_1',['End',['../namespacem2m_1_1grader.html#a23b492e64eef329f66d5e21f3b1a452b',1,'m2m::grader']]]
];
