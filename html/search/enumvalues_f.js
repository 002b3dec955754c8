var searchData=
[
  ['parent_0',['parent',['../namespacem2m_1_1grader.html#a879ff5075f13541513d17651b760c119ad0e45878043844ffc41aac437e86b602',1,'m2m::grader']]],
  ['pinned_1',['pinned',['../namespacesimt.html#aca4009e76d6ed0dc6e75faff53286b08a8a4f12ef77f9e30413cabd15cf16c913',1,'simt']]],
  ['plane_2',['plane',['../namespacesimt.html#a46a45f88dcbfa28ce89ebf2ccc1aa516abb302c9b5204d593ba3657055842a5fb',1,'simt']]],
  ['plane_5flayers_3',['plane_layers',['../namespacesimt.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a990b000d6eed5edab86eaf5ac88dfd00',1,'simt']]],
  ['producer_4',['producer',['../namespacecuda.html#a0f37655f72279a6c12a1165e4f7d3a27af18122ddebc4341b4ed758b3f0817da8',1,'cuda']]],
  ['program_5',['program',['../namespacem2m_1_1grader.html#a879ff5075f13541513d17651b760c119aa9c449d4fa44e9e5a41c574ae55ce4d9',1,'m2m::grader']]]
];
