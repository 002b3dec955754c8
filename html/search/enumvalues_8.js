var searchData=
[
  ['idx_0',['idx',['../namespacesimt_1_1ptx.html#ac9a28188fc82f07167c6c77a7f622059a7f9bec28bc8902d45d905788d7aa59a1',1,'simt::ptx']]],
  ['illegal_5faddress_1',['illegal_address',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aa6505d4ebe383a498b8243d72a4cba22f',1,'simt']]],
  ['illegal_5finstruction_2',['illegal_instruction',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aaf02b25bbe33547687680941a577b46da',1,'simt']]],
  ['inputs_5fchanged_3',['inputs_changed',['../namespacem2m.html#a8852f93b7853266eb464e6073b67aa9bad2e49a0c3b5030b15ce87dfbad6a5fcf',1,'m2m']]],
  ['invalid_5faccess_4',['invalid_access',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3aad9b6dbb44020ccd89ae4d9db82f8851',1,'simt::check']]]
];
