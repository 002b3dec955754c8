var searchData=
[
  ['write_0',['write',['../namespacesimt_1_1check.html#a60ed6d19e7004ce6fac912c105213ea9aefb2a684e4afb7d55e6147fbe5a332ee',1,'simt::check']]],
  ['wrote_5foutside_1',['wrote_outside',['../namespacem2m_1_1grader_1_1wire.html#abbc96740c3fb1c02bc039c0c863a9df0a1a64919c9f34ff3ea9471aa93d6c394c',1,'m2m::grader::wire']]]
];
