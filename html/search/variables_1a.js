var searchData=
[
  ['z_0',['z',['../structsimt_1_1TextureCall.html#aa853c86bb90d637c2c672cc982af69ad',1,'simt::TextureCall::z()'],['../structsimt_1_1SurfaceCall.html#a68d45312fddfbdb18bbc01a37842dd6f',1,'simt::SurfaceCall::z()'],['../structcudaChannelFormatDesc.html#ae371d37d940d2397139b0a3b7302f51a',1,'cudaChannelFormatDesc::z()']]],
  ['z_1',['Z',['../separate_8cu.html#ad8ddd9a9d8a0f9d280470d7e509787fa',1,'separate.cu']]],
  ['zero_2',['zero',['../structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#ac09b036ae40b772893939cadfaa7262a',1,'m2m::streams::TrainingStep::Parts']]]
];
