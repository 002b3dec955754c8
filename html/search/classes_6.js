var searchData=
[
  ['f16_0',['f16',['../structsimt_1_1ptx_1_1f16.html',1,'simt::ptx']]],
  ['f16x2_1',['f16x2',['../structsimt_1_1ptx_1_1f16x2.html',1,'simt::ptx']]],
  ['failedcall_2',['FailedCall',['../structsimt_1_1FailedCall.html',1,'simt']]],
  ['figure_3',['Figure',['../classm2m_1_1Figure.html',1,'m2m::Figure'],['../structsimt_1_1profile_1_1Figure.html',1,'simt::profile::Figure']]],
  ['finding_4',['Finding',['../structsimt_1_1check_1_1Finding.html',1,'simt::check']]],
  ['findings_5',['Findings',['../classsimt_1_1check_1_1Findings.html',1,'simt::check']]],
  ['flag_6',['Flag',['../classm2m_1_1Flag.html',1,'m2m']]],
  ['forwardingoperations_7',['ForwardingOperations',['../classm2m_1_1ForwardingOperations.html',1,'m2m']]]
];
