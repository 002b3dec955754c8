var searchData=
[
  ['variablekind_0',['VariableKind',['../namespacesimt.html#a96e5c2108616c6e75d65bd6584dc1171',1,'simt']]],
  ['verdict_1',['Verdict',['../namespacem2m_1_1grader.html#a577525e56b44af3b7f71b958ddf97db3',1,'m2m::grader']]]
];
