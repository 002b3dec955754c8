var searchData=
[
  ['managed_0',['managed',['../namespacesimt.html#aca4009e76d6ed0dc6e75faff53286b08a6ce207e8f7bc1afc40ba5e1d8a181478',1,'simt::managed()'],['../namespacesimt.html#a96e5c2108616c6e75d65bd6584dc1171a6ce207e8f7bc1afc40ba5e1d8a181478',1,'simt::managed()']]],
  ['misaligned_1',['misaligned',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3a4fd4dace003cbeba14751db739087a3b',1,'simt::check']]],
  ['misaligned_5faddress_2',['misaligned_address',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aa7466f9ce2a58b7fe62a572791050dbca',1,'simt']]],
  ['model_3',['model',['../classm2m_1_1Figure.html#ad73d987f844289fb7794a69945cec953a20f35e630daf44dbfa4c3f68f5399d8c',1,'m2m::Figure']]]
];
