var searchData=
[
  ['job_0',['Job',['../structm2m_1_1streams_1_1Job.html',1,'m2m::streams']]],
  ['jobs_1',['Jobs',['../structm2m_1_1fusion_1_1Jobs.html',1,'m2m::fusion']]],
  ['jsonoption_2',['JsonOption',['../classm2m_1_1JsonOption.html',1,'m2m']]]
];
