var searchData=
[
  ['walls_0',['Walls',['../structm2m_1_1grader_1_1Walls.html',1,'m2m::grader']]],
  ['warpaccess_1',['WarpAccess',['../structsimt_1_1count_1_1WarpAccess.html',1,'simt::count']]],
  ['warpcall_2',['WarpCall',['../structsimt_1_1WarpCall.html',1,'simt']]],
  ['wavefronts_3',['Wavefronts',['../structsimt_1_1count_1_1Wavefronts.html',1,'simt::count']]],
  ['way_4',['Way',['../structm2m_1_1streams_1_1Way.html',1,'m2m::streams']]],
  ['ways_5',['Ways',['../structm2m_1_1streams_1_1Ways.html',1,'m2m::streams']]],
  ['weights_6',['Weights',['../structm2m_1_1Weights.html',1,'m2m']]],
  ['where_7',['Where',['../structsimt_1_1check_1_1Where.html',1,'simt::check']]],
  ['which_8',['Which',['../structsimt_1_1ChosenThread_1_1Which.html',1,'simt::ChosenThread']]],
  ['whichwarp_9',['WhichWarp',['../structsimt_1_1count_1_1WhichWarp.html',1,'simt::count']]],
  ['who_10',['Who',['../structsimt_1_1check_1_1Who.html',1,'simt::check']]],
  ['workspace_11',['Workspace',['../classm2m_1_1grader_1_1Workspace.html',1,'m2m::grader']]],
  ['world_12',['World',['../structsimt_1_1check_1_1World.html',1,'simt::check']]],
  ['writer_13',['Writer',['../classm2m_1_1grader_1_1wire_1_1Writer.html',1,'m2m::grader::wire']]],
  ['wroteoutside_14',['WroteOutside',['../structm2m_1_1grader_1_1host_1_1WroteOutside.html',1,'m2m::grader::host']]]
];
