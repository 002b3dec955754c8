var searchData=
[
  ['atomic_0',['atomic',['../namespacecuda_1_1std.html#a3e81ce2aab83631dc8d0b9fb18475c5e',1,'cuda::std']]],
  ['atomic_5fflag_1',['atomic_flag',['../namespacecuda.html#a64bb98d139b0ed9b5af63f9385eafe13',1,'cuda']]],
  ['atomic_5fref_2',['atomic_ref',['../namespacecuda_1_1std.html#a2a454113c1a2f5e52032099057407780',1,'cuda::std']]]
];
