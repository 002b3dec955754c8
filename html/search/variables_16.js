var searchData=
[
  ['valid_0',['valid',['../structsimt_1_1check_1_1Page.html#a51a9515091e9a52e4b75ce404c64370e',1,'simt::check::Page']]],
  ['value_1',['value',['../structm2m_1_1Bar.html#a78587196020d9666ffccf4298e26b067',1,'m2m::Bar::value()'],['../structsimt_1_1HasAtomicAdd.html#af6fd2c36fc9930f80baf63313ead36fc',1,'simt::HasAtomicAdd::value()'],['../structcuda_1_1aligned__size__t.html#a7db80d1362f3353bbbc557b58ee056aa',1,'cuda::aligned_size_t::value()'],['../structsimt_1_1Exchange.html#a96f7b9f200cbe113d4543c1784972490',1,'simt::Exchange::value()'],['../structsimt_1_1Match.html#aafc3c5e5ec359db5c005ad57c2c987b5',1,'simt::Match::value()'],['../structsimt_1_1Reduction.html#adce49b0a49405d2a2b82f0b34758ebae',1,'simt::Reduction::value()'],['../structsimt_1_1profile_1_1LaunchMetric.html#af2f753d3ff6034e6b1d03d20692d64f2',1,'simt::profile::LaunchMetric::value()'],['../structsimt_1_1profile_1_1Figure.html#aca93dc2a308177555dcfb7a41d621aa8',1,'simt::profile::Figure::value()'],['../namespacesimt.html#a66162fa3d04f5e419b6b09690126d3b0',1,'simt::value()']]],
  ['values_2',['values',['../structm2m_1_1Tensor.html#a50402ac9bba60ac41571b12d3c997c3f',1,'m2m::Tensor']]],
  ['verdict_3',['verdict',['../structm2m_1_1ClaimReport.html#a12135b2310d3a9dec97529cff4564af5',1,'m2m::ClaimReport::verdict()'],['../structm2m_1_1grader_1_1ReportLine.html#a257daf71317b43391c80daab1f290467',1,'m2m::grader::ReportLine::verdict()'],['../structm2m_1_1grader_1_1Grade.html#a8314ec21360a2936a38625493a8bdaef',1,'m2m::grader::Grade::verdict()']]],
  ['virtual_5fmachine_4',['virtual_machine',['../structm2m_1_1Cpu.html#a540cf7aa236e62d9bd842d127bf92ed0',1,'m2m::Cpu']]],
  ['votes_5',['votes',['../structsimt_1_1Ballot.html#a750fa78babd848a0ee2cffe1424c5c35',1,'simt::Ballot']]]
];
