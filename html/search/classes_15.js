var searchData=
[
  ['variableregistration_0',['VariableRegistration',['../classsimt_1_1VariableRegistration.html',1,'simt']]],
  ['variant_1',['Variant',['../structm2m_1_1break__even_1_1Variant.html',1,'m2m::break_even']]],
  ['verdict_2',['Verdict',['../classm2m_1_1Verdict.html',1,'m2m']]],
  ['versionfinding_3',['VersionFinding',['../structm2m_1_1VersionFinding.html',1,'m2m']]]
];
