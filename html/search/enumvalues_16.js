var searchData=
[
  ['zero_0',['zero',['../namespacesimt_1_1ptx.html#ab9935da90f9dcd23c47197147cf13fc1ad02c4c4cde7ae76252540d116a40f23a',1,'simt::ptx']]]
];
