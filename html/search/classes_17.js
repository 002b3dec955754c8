var searchData=
[
  ['xor_0',['Xor',['../structsimt_1_1Xor.html',1,'simt']]]
];
