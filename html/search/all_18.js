var searchData=
[
  ['x_0',['x',['../structm2m_1_1Series.html#a3159562e472bbb708e306d320d3d5385',1,'m2m::Series::x()'],['../structm2m_1_1Mark.html#ac0f594b395002376b5cf4631c2a96152',1,'m2m::Mark::x()'],['../structsimt_1_1TextureCall.html#af7c793dc268e6388354d83aa94973394',1,'simt::TextureCall::x()'],['../structsimt_1_1SurfaceCall.html#a6dc9ba1a5d0f95d3efe25e67ac6e41f8',1,'simt::SurfaceCall::x()'],['../structcudaChannelFormatDesc.html#a70dede802100e2acd9f334326e9d7926',1,'cudaChannelFormatDesc::x()']]],
  ['x_5flabel_1',['x_label',['../structm2m_1_1LineChart.html#ae1206e32319d2d15948b1671233f22a0',1,'m2m::LineChart']]],
  ['x_5fpowers_5fof_5ftwo_2',['x_powers_of_two',['../structm2m_1_1LineChart.html#afffdc1aadbbd4f309be43f522dca0e3e',1,'m2m::LineChart']]],
  ['xml_5fescape_3',['xml_escape',['../namespacem2m.html#ab8f54c028334bf33cbb9b544eec2745e',1,'m2m::xml_escape()'],['../namespacesimt_1_1profile.html#a305de5ce262843ff81edcaf2ad365916',1,'simt::profile::xml_escape()']]],
  ['xor_4',['Xor',['../structsimt_1_1Xor.html',1,'simt']]],
  ['xorwow_5',['xorwow',['../namespacesimt_1_1random.html#a20370c42a9e4aa5722368acc5fa494f6',1,'simt::random']]]
];
