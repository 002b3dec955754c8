var searchData=
[
  ['zero_5fwords_0',['zero_words',['../namespacem2m_1_1cuda.html#a53d77f60f78fe0af4b36b5eee051e4bd',1,'m2m::cuda']]],
  ['zipped_1',['zipped',['../namespacem2m_1_1grader.html#a7aec690067167df54dec91947f48826e',1,'m2m::grader']]]
];
