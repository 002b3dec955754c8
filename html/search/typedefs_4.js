var searchData=
[
  ['f32_0',['f32',['../namespacesimt_1_1ptx.html#a21d8e8896ef6a1fada752eeca80d7bae',1,'simt::ptx']]],
  ['f64_1',['f64',['../namespacesimt_1_1ptx.html#a94f2e30dcaf29f2f3ab9c7fef0c8c010',1,'simt::ptx']]]
];
