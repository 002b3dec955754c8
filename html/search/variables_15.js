var searchData=
[
  ['undefined_0',['undefined',['../structsimt_1_1check_1_1Shuffles.html#a12b35bc14fde6316bf52ecbf109203c6',1,'simt::check::Shuffles::undefined()'],['../structm2m_1_1grader_1_1Symbols.html#a5865a99c25c5a401883694f2733a1617',1,'m2m::grader::Symbols::undefined()']]],
  ['unit_1',['unit',['../structm2m_1_1BarChart.html#ab81ec0a2176d79e407d57fd00f7746f4',1,'m2m::BarChart']]],
  ['unsure_5fbelow_2',['unsure_below',['../structm2m_1_1Calibration.html#a92c34e526a94b9273e8ded833f2083fb',1,'m2m::Calibration']]],
  ['until_3',['until',['../structm2m_1_1TrainRequest.html#a8a0a1cf32d6d7da9a0598ca6ed360262',1,'m2m::TrainRequest::until()'],['../structm2m_1_1TrainOptions.html#ac29df3c756f9fff3e1f14b711fd326b1',1,'m2m::TrainOptions::until()']]],
  ['update_5fseconds_4',['update_seconds',['../structm2m_1_1RankMeasurement.html#a0d46d76419fc10ddb222703ce616a5f6',1,'m2m::RankMeasurement']]],
  ['usage_5',['usage',['../structm2m_1_1ChildEnd.html#a846f011b9a3820acbe357afacf54d5f2',1,'m2m::ChildEnd']]],
  ['user_6',['user',['../structm2m_1_1grader_1_1Command.html#a77dae6739489997158e553df069a95ed',1,'m2m::grader::Command']]]
];
