var searchData=
[
  ['latch_0',['latch',['../namespacecuda_1_1std.html#a21e716ce32a4b112a7ee2a99004b787c',1,'cuda::std']]],
  ['launchmaker_1',['LaunchMaker',['../namespacesimt.html#a23d2b5d1d1bea0f1e5a7fde831158560',1,'simt']]]
];
