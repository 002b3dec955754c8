var searchData=
[
  ['gap_0',['gap',['../structm2m_1_1ContactSheet.html#a7cb1a576de2911ac075ec11c81a0deda',1,'m2m::ContactSheet']]],
  ['generation_1',['generation',['../structsimt_1_1check_1_1ThreadState.html#a92bac22cf029a17f6c01c67232f72f2d',1,'simt::check::ThreadState::generation()'],['../structsimt_1_1check_1_1World.html#ae4ab75117d7096bf87e498455676e069',1,'simt::check::World::generation()']]],
  ['gflops_2',['gflops',['../structm2m_1_1Measurement.html#ae8e9d674f84faa784d7f77139aebbda7',1,'m2m::Measurement']]],
  ['given_3',['given',['../structsimt_1_1ChosenThread.html#af747ea58f1bb68447b58211e1e8a994a',1,'simt::ChosenThread::given()'],['../structm2m_1_1grader_1_1Task.html#a77ac67bed1e1686712f4a6c73950c488',1,'m2m::grader::Task::given()']]],
  ['global_4',['global',['../structsimt_1_1count_1_1Now.html#a749effaa5d3544a3ddf49a889594f8f9',1,'simt::count::Now']]],
  ['gpu_5',['gpu',['../structm2m_1_1break__even_1_1Point.html#aa049b8691816d5c6af6c86f17d04a812',1,'m2m::break_even::Point::gpu()'],['../structm2m_1_1break__even_1_1Survey.html#ac9d25e86d5d8462dbf8f92dd866e3071',1,'m2m::break_even::Survey::gpu()']]],
  ['gpu_5fspread_6',['gpu_spread',['../structm2m_1_1break__even_1_1Point.html#a5fdf26623a246dd2184acdc5933f7000',1,'m2m::break_even::Point']]],
  ['gpu_5fwith_5ftransfers_7',['gpu_with_transfers',['../structm2m_1_1break__even_1_1Point.html#abffcbcb3f241885399392cc0b1e223aa',1,'m2m::break_even::Point']]],
  ['grace_8',['grace',['../structm2m_1_1ChildProcess_1_1Options.html#a81e701daf61e404dbfcab8ae37f35344',1,'m2m::ChildProcess::Options']]],
  ['graph_9',['graph',['../structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#aa2fa06aaadacac9ad7a8124a38b5dada',1,'m2m::streams::TrainingStep::Parts']]],
  ['green_10',['green',['../structm2m_1_1Rgb.html#a0fed4517e5eb59d526aea81846283b14',1,'m2m::Rgb']]],
  ['grid_11',['grid',['../structsimt_1_1check_1_1Past.html#a3a0801aa14f78f880f3873a4f15dcfbe',1,'simt::check::Past::grid()'],['../structsimt_1_1count_1_1LaunchShape.html#a7ada92554c418bc84850fcae8483e4fe',1,'simt::count::LaunchShape::grid()'],['../structsimt_1_1LaunchConfig.html#a751061e0a6239cdf43e442b310140f17',1,'simt::LaunchConfig::grid()'],['../structsimt_1_1profile_1_1Launch.html#a6553e7a8372262bbdeadbd01efbf8b89',1,'simt::profile::Launch::grid()']]]
];
