var searchData=
[
  ['key_0',['Key',['../classsimt_1_1check_1_1Findings.html#a40fb1aeb1d2da7cc721f4077831b9aad',1,'simt::check::Findings']]],
  ['known_1',['Known',['../namespacesimt_1_1check.html#a7d65f4d8ba988cebd33d3c259b3035c8',1,'simt::check']]]
];
