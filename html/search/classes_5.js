var searchData=
[
  ['epochresult_0',['EpochResult',['../structm2m_1_1EpochResult.html',1,'m2m']]],
  ['error_1',['Error',['../structm2m_1_1Error.html',1,'m2m']]],
  ['evaluation_2',['Evaluation',['../structm2m_1_1Evaluation.html',1,'m2m']]],
  ['evaluator_3',['Evaluator',['../classm2m_1_1Evaluator.html',1,'m2m']]],
  ['example_4',['Example',['../structsimt_1_1count_1_1Example.html',1,'simt::count::Example'],['../structsimt_1_1profile_1_1Example.html',1,'simt::profile::Example']]],
  ['exchange_5',['Exchange',['../structsimt_1_1Exchange.html',1,'simt']]],
  ['executionoptions_6',['ExecutionOptions',['../structsimt_1_1ExecutionOptions.html',1,'simt']]],
  ['executionresult_7',['ExecutionResult',['../structsimt_1_1ExecutionResult.html',1,'simt']]]
];
