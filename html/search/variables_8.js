var searchData=
[
  ['h_0',['H',['../separate_8cu.html#ae825c5236e8abed6759172ff23d50df1',1,'H():&#160;separate.cu'],['../fused_8cu.html#ae825c5236e8abed6759172ff23d50df1',1,'H():&#160;fused.cu']]],
  ['halves_5fgroup_1',['halves_group',['../namespacem2m_1_1cublas.html#a38fb94ceeea0e756b70fc44d33a881fb',1,'m2m::cublas']]],
  ['halves_5fthreads_2',['halves_threads',['../namespacem2m_1_1cublas.html#ae7319abea8bc0e869275f14f317b4af3',1,'m2m::cublas']]],
  ['hardware_5fthreads_3',['hardware_threads',['../structm2m_1_1Cpu.html#ab57b904a8b4db49cf53486e91712121c',1,'m2m::Cpu']]],
  ['header_4',['header',['../structm2m_1_1grader_1_1Task.html#a5dc8e8aa16ee8d2f6c7239c33f2f6c2a',1,'m2m::grader::Task']]],
  ['headers_5',['headers',['../structm2m_1_1grader_1_1Task.html#a44cadc4b9ac64398b145df1472d52441',1,'m2m::grader::Task']]],
  ['headline_6',['headline',['../structsimt_1_1check_1_1Finding.html#a352599a8861988cbdd865a9f5eb826e4',1,'simt::check::Finding']]],
  ['height_7',['height',['../structm2m_1_1DigitImage.html#a8d3a2705fa15840278c3b63a5cfcfcb8',1,'m2m::DigitImage::height()'],['../structcudaResourceDesc.html#ad29a0ce3d9bcfa5581c32c4db0fc8f28',1,'cudaResourceDesc::height()'],['../structcudaResourceViewDesc.html#a55826279e2f4b79b297b1690d6d6faa3',1,'cudaResourceViewDesc::height()']]],
  ['hidden_8',['hidden',['../structm2m_1_1grader_1_1ItemResult.html#ab62d4b03a365a077d0b1257abc78b356',1,'m2m::grader::ItemResult::hidden()'],['../structm2m_1_1break__even_1_1Net.html#ade7d5d5963229ecc882b7c4b4247db86',1,'m2m::break_even::Net::hidden()'],['../structm2m_1_1RankTask.html#af0c960d9e5fcb2ad7e77a80ec5fa820c',1,'m2m::RankTask::hidden()'],['../structm2m_1_1TrainOptions.html#aa226868c8c2a0c3308f733bf173e2705',1,'m2m::TrainOptions::hidden()'],['../structm2m_1_1TrainRequest.html#a30c27b9a88eab787830e6f0def7f86f8',1,'m2m::TrainRequest::hidden()']]],
  ['hidden_5fpoints_9',['hidden_points',['../structm2m_1_1grader_1_1Task.html#a1bf6f0c64b42be1644b8d01ab7cc8dcc',1,'m2m::grader::Task']]],
  ['high_10',['high',['../structm2m_1_1Spread.html#afecc8db5c739622c333a84b2b062edce',1,'m2m::Spread::high()'],['../half__operations_8hpp.html#a852209afbc2d3457c8afa3b7db21fa97',1,'high():&#160;half_operations.hpp']]],
  ['host_5fin_11',['host_in',['../structm2m_1_1streams_1_1Job.html#ac0277b1e5810bfeab77f166290a23d65',1,'m2m::streams::Job']]],
  ['host_5fout_12',['host_out',['../structm2m_1_1streams_1_1Job.html#a922b2a2d66e36c5e36b74f3b429fd939',1,'m2m::streams::Job']]],
  ['hours_13',['hours',['../structm2m_1_1cost_1_1Costs.html#a18697553263c0e175370ab0d2ec26194',1,'m2m::cost::Costs']]]
];
