var searchData=
[
  ['handle_0',['Handle',['../classm2m_1_1cublas_1_1Handle.html',1,'m2m::cublas']]],
  ['hasatomicadd_1',['HasAtomicAdd',['../structsimt_1_1HasAtomicAdd.html',1,'simt']]],
  ['hostmatrix_2',['HostMatrix',['../classm2m_1_1HostMatrix.html',1,'m2m']]]
];
