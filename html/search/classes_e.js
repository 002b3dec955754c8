var searchData=
[
  ['net_0',['Net',['../structm2m_1_1break__even_1_1Net.html',1,'m2m::break_even']]],
  ['noanswer_1',['NoAnswer',['../structm2m_1_1grader_1_1NoAnswer.html',1,'m2m::grader']]],
  ['nocompletion_2',['NoCompletion',['../structcuda_1_1detail_1_1NoCompletion.html',1,'cuda::detail']]],
  ['node_3',['Node',['../structsimt_1_1count_1_1Node.html',1,'simt::count']]],
  ['normals_4',['Normals',['../structsimt_1_1random_1_1Normals.html',1,'simt::random']]],
  ['now_5',['Now',['../structsimt_1_1count_1_1Now.html',1,'simt::count']]]
];
