var searchData=
[
  ['plain_0',['plain',['../namespacesimt.html#afbc7893cd3d8d1d96ef603a66126043f',1,'simt']]]
];
