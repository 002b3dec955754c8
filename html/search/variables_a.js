var searchData=
[
  ['job_0',['job',['../structm2m_1_1fusion_1_1Comparison.html#ac7bd1d54f62a4bcbbc16f819d99ebf54',1,'m2m::fusion::Comparison']]]
];
