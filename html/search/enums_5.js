var searchData=
[
  ['lanes_0',['Lanes',['../namespacem2m_1_1machine.html#aeef9e947acc9c321a382a9e93715be63',1,'m2m::machine']]],
  ['loop_1',['Loop',['../namespacem2m_1_1machine.html#ae546d8eb3c14b81dd02a4010bcb6199c',1,'m2m::machine']]]
];
