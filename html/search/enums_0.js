var searchData=
[
  ['before_0',['Before',['../classm2m_1_1GuardedMatmul.html#a70c2efd4fe68e9165980ec68bd3b0d8f',1,'m2m::GuardedMatmul']]]
];
