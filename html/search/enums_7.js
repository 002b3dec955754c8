var searchData=
[
  ['operand_0',['Operand',['../namespacem2m_1_1cublas.html#ae938f872169653096964a7d0245044d3',1,'m2m::cublas']]],
  ['outcome_1',['Outcome',['../namespacem2m.html#aade4b8167adf2f91905fc017c8d1e4c2',1,'m2m::Outcome()'],['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0a',1,'simt::Outcome()']]]
];
