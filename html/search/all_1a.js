var searchData=
[
  ['z_0',['z',['../structsimt_1_1TextureCall.html#aa853c86bb90d637c2c672cc982af69ad',1,'simt::TextureCall::z()'],['../structsimt_1_1SurfaceCall.html#a68d45312fddfbdb18bbc01a37842dd6f',1,'simt::SurfaceCall::z()'],['../structcudaChannelFormatDesc.html#ae371d37d940d2397139b0a3b7302f51a',1,'cudaChannelFormatDesc::z()']]],
  ['z_1',['Z',['../separate_8cu.html#ad8ddd9a9d8a0f9d280470d7e509787fa',1,'separate.cu']]],
  ['zero_2',['zero',['../structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#ac09b036ae40b772893939cadfaa7262a',1,'m2m::streams::TrainingStep::Parts::zero()'],['../namespacesimt_1_1ptx.html#ab9935da90f9dcd23c47197147cf13fc1ad02c4c4cde7ae76252540d116a40f23a',1,'simt::ptx::zero()']]],
  ['zero_5fwords_3',['zero_words',['../namespacem2m_1_1cuda.html#a53d77f60f78fe0af4b36b5eee051e4bd',1,'m2m::cuda']]],
  ['zip_2ehpp_4',['zip.hpp',['../zip_8hpp.html',1,'']]],
  ['zipentry_5',['ZipEntry',['../structm2m_1_1grader_1_1ZipEntry.html',1,'m2m::grader']]],
  ['zipped_6',['zipped',['../namespacem2m_1_1grader.html#a7aec690067167df54dec91947f48826e',1,'m2m::grader']]]
];
