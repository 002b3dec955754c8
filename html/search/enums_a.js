var searchData=
[
  ['shape_0',['Shape',['../namespacesimt.html#a46a45f88dcbfa28ce89ebf2ccc1aa516',1,'simt::Shape()'],['../namespacesimt_1_1profile.html#ad79aa47aacb3ea4ac71063671a3fd198',1,'simt::profile::Shape()']]],
  ['shuffle_1',['Shuffle',['../namespacesimt_1_1ptx.html#ac9a28188fc82f07167c6c77a7f622059',1,'simt::ptx']]],
  ['space_2',['Space',['../namespacesimt_1_1count.html#ac47cbedef117638a7dd3b47a56e9b0a4',1,'simt::count']]],
  ['speed_3',['Speed',['../namespacem2m.html#a30075e97a14b452326ed8e90ed478772',1,'m2m']]],
  ['status_4',['Status',['../namespacem2m_1_1grader_1_1wire.html#abbc96740c3fb1c02bc039c0c863a9df0',1,'m2m::grader::wire']]]
];
