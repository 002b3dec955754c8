var searchData=
[
  ['y_0',['y',['../structm2m_1_1Series.html#ae5c72629adca07212863d1d71dc18e82',1,'m2m::Series::y()'],['../structsimt_1_1TextureCall.html#aaf69c0bc406593d82a9d8019ba9ad8e1',1,'simt::TextureCall::y()'],['../structsimt_1_1SurfaceCall.html#a65cefacda779acdcb194309c28ff29a7',1,'simt::SurfaceCall::y()'],['../structcudaChannelFormatDesc.html#a6570793c6567d0c704e8e8943ccaec43',1,'cudaChannelFormatDesc::y()'],['../half__operations_8hpp.html#a82ffb4ee8603cdfd3666df6dabeab02a',1,'y():&#160;half_operations.hpp']]],
  ['y_5flabel_1',['y_label',['../structm2m_1_1LineChart.html#a5cf8394044577ce5083a8a9c1d3ac814',1,'m2m::LineChart']]]
];
