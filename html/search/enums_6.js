var searchData=
[
  ['memorykind_0',['MemoryKind',['../namespacesimt.html#aca4009e76d6ed0dc6e75faff53286b08',1,'simt']]]
];
