var searchData=
[
  ['idximages_0',['IdxImages',['../structm2m_1_1IdxImages.html',1,'m2m']]],
  ['initialisationcheck_1',['InitialisationCheck',['../classsimt_1_1check_1_1InitialisationCheck.html',1,'simt::check']]],
  ['inputs_2',['Inputs',['../structm2m_1_1Inputs.html',1,'m2m']]],
  ['installedmemory_3',['InstalledMemory',['../structm2m_1_1InstalledMemory.html',1,'m2m']]],
  ['interruption_4',['Interruption',['../classm2m_1_1Interruption.html',1,'m2m']]],
  ['itemresult_5',['ItemResult',['../structm2m_1_1grader_1_1ItemResult.html',1,'m2m::grader']]]
];
