var searchData=
[
  ['cli_0',['CLI',['../namespaceCLI.html',1,'']]],
  ['cuda_1',['cuda',['../namespacecuda.html',1,'']]],
  ['detail_2',['detail',['../namespacecuda_1_1detail.html',1,'cuda']]],
  ['std_3',['std',['../namespacecuda_1_1std.html',1,'cuda']]]
];
