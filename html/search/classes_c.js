var searchData=
[
  ['lanelog_0',['LaneLog',['../structsimt_1_1count_1_1LaneLog.html',1,'simt::count']]],
  ['latch_1',['latch',['../classcuda_1_1latch.html',1,'cuda']]],
  ['launch_2',['Launch',['../structsimt_1_1Launch.html',1,'simt::Launch'],['../structsimt_1_1profile_1_1Launch.html',1,'simt::profile::Launch']]],
  ['launchconfig_3',['LaunchConfig',['../structsimt_1_1LaunchConfig.html',1,'simt']]],
  ['launchmetric_4',['LaunchMetric',['../structsimt_1_1profile_1_1LaunchMetric.html',1,'simt::profile']]],
  ['launchshape_5',['LaunchShape',['../structsimt_1_1count_1_1LaunchShape.html',1,'simt::count']]],
  ['launchsite_6',['LaunchSite',['../structsimt_1_1LaunchSite.html',1,'simt']]],
  ['layer_7',['Layer',['../structm2m_1_1Weights_1_1Layer.html',1,'m2m::Weights']]],
  ['limits_8',['Limits',['../structm2m_1_1grader_1_1Limits.html',1,'m2m::grader']]],
  ['line_9',['Line',['../structsimt_1_1profile_1_1Line.html',1,'simt::profile']]],
  ['linechart_10',['LineChart',['../structm2m_1_1LineChart.html',1,'m2m']]]
];
