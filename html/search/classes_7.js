var searchData=
[
  ['gpu_0',['Gpu',['../structm2m_1_1Gpu.html',1,'m2m']]],
  ['gpujobs_1',['GpuJobs',['../classm2m_1_1jobs_1_1GpuJobs.html',1,'m2m::jobs']]],
  ['gpupart_2',['GpuPart',['../structm2m_1_1GpuPart.html',1,'m2m']]],
  ['gpusigns_3',['GpuSigns',['../structm2m_1_1GpuSigns.html',1,'m2m']]],
  ['grade_4',['Grade',['../structm2m_1_1grader_1_1Grade.html',1,'m2m::grader']]],
  ['grader_5',['Grader',['../classm2m_1_1grader_1_1Grader.html',1,'m2m::grader']]],
  ['guardedmatmul_6',['GuardedMatmul',['../classm2m_1_1GuardedMatmul.html',1,'m2m']]]
];
