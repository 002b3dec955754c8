var searchData=
[
  ['observer_0',['Observer',['../classsimt_1_1Observer.html',1,'simt']]],
  ['occupancy_1',['Occupancy',['../structsimt_1_1profile_1_1Occupancy.html',1,'simt::profile']]],
  ['operations_2',['Operations',['../classm2m_1_1Operations.html',1,'m2m']]],
  ['options_3',['Options',['../structm2m_1_1ChildProcess_1_1Options.html',1,'m2m::ChildProcess']]],
  ['or_4',['Or',['../structsimt_1_1Or.html',1,'simt']]],
  ['outcome_5',['Outcome',['../structm2m_1_1grader_1_1Outcome.html',1,'m2m::grader']]]
];
