var searchData=
[
  ['ballot_0',['Ballot',['../structsimt_1_1Ballot.html',1,'simt']]],
  ['bar_1',['Bar',['../structm2m_1_1Bar.html',1,'m2m']]],
  ['barchart_2',['BarChart',['../structm2m_1_1BarChart.html',1,'m2m']]],
  ['barrier_3',['barrier',['../classcuda_1_1barrier.html',1,'cuda']]],
  ['barriercheck_4',['BarrierCheck',['../classsimt_1_1check_1_1BarrierCheck.html',1,'simt::check']]],
  ['basic_5fatomic_5fflag_5',['basic_atomic_flag',['../classcuda_1_1basic__atomic__flag.html',1,'cuda']]],
  ['benchoptions_6',['BenchOptions',['../structm2m_1_1BenchOptions.html',1,'m2m']]],
  ['bf16_7',['bf16',['../structsimt_1_1ptx_1_1bf16.html',1,'simt::ptx']]],
  ['blocklog_8',['BlockLog',['../structsimt_1_1count_1_1BlockLog.html',1,'simt::count']]],
  ['blockstate_9',['BlockState',['../structsimt_1_1check_1_1BlockState.html',1,'simt::check']]],
  ['buffer_10',['Buffer',['../classm2m_1_1Buffer.html',1,'m2m']]],
  ['buffer_3c_20float_20_3e_11',['Buffer&lt; float &gt;',['../classm2m_1_1Buffer.html',1,'m2m']]],
  ['buffer_3c_20int_20_3e_12',['Buffer&lt; int &gt;',['../classm2m_1_1Buffer.html',1,'m2m']]],
  ['buffer_3c_20std_3a_3aint64_5ft_20_3e_13',['Buffer&lt; std::int64_t &gt;',['../classm2m_1_1Buffer.html',1,'m2m']]],
  ['buffer_3c_20std_3a_3auint8_5ft_20_3e_14',['Buffer&lt; std::uint8_t &gt;',['../classm2m_1_1Buffer.html',1,'m2m']]]
];
