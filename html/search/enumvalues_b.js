var searchData=
[
  ['le_0',['le',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81ad9180594744f870aeefb086982e980bb',1,'simt::ptx']]],
  ['leak_1',['leak',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3a89a489d281af671c4d79d31d472805c5',1,'simt::check']]],
  ['leu_2',['leu',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81ad553d796cef549a8fb32f1db434bbf58',1,'simt::ptx']]],
  ['line_3',['line',['../namespacesimt.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a6438c669e0d0de98e6929c2cc0fac474',1,'simt']]],
  ['line_5flayers_4',['line_layers',['../namespacesimt.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a4cbe3f69f055af9795cbd0f43c2ab1f5',1,'simt']]],
  ['linear_5',['linear',['../namespacesimt.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a9a932b3cb396238423eb2f33ec17d6aa',1,'simt']]],
  ['load_6',['load',['../namespacesimt_1_1count.html#ad5010cfd3137a56625723d686ae0e7daaec4d1eb36b22d19728e9d1d23ca84d1c',1,'simt::count']]],
  ['lt_7',['lt',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81ad91af6958918af87d6a057c1cdf5b225',1,'simt::ptx']]],
  ['ltu_8',['ltu',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81af979373634ee4fb95937b68742ff12b1',1,'simt::ptx']]]
];
