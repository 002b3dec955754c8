var searchData=
[
  ['value_0',['value',['../classm2m_1_1Figure.html#a0be35f220fdb98a73e7b13b51de6542f',1,'m2m::Figure']]],
  ['variableregistration_1',['VariableRegistration',['../classsimt_1_1VariableRegistration.html#a0c05d9db1a5a5f8c746fbb1b048ef332',1,'simt::VariableRegistration::VariableRegistration(void *address, std::size_t size, const char *name, VariableKind kind)'],['../classsimt_1_1VariableRegistration.html#a32a708cd0fc6d4fca3f82e0848d8f172',1,'simt::VariableRegistration::VariableRegistration(volatile void *address, std::size_t size, const char *name, VariableKind kind)'],['../classsimt_1_1VariableRegistration.html#aacb2c66eacc413d0d4360e7ade1bdfa4',1,'simt::VariableRegistration::VariableRegistration(const void *address, std::size_t size, const char *name, VariableKind kind)'],['../classsimt_1_1VariableRegistration.html#ad60d796ddf55cc170b751474821731e4',1,'simt::VariableRegistration::VariableRegistration(const VariableRegistration &amp;)=delete']]],
  ['vectorized_2',['vectorized',['../namespacem2m_1_1cuda.html#a3276cc9758305225b5586ab9b942d428',1,'m2m::cuda']]],
  ['verify_3',['verify',['../namespacem2m_1_1jobs.html#ac733d0db6e588ff9c7f93a1525b28742',1,'m2m::jobs']]],
  ['version_4',['version',['../classm2m_1_1Command.html#ad6f9f071ade822810b1f5271fa29a38a',1,'m2m::Command']]],
  ['vote_5fall_5',['vote_all',['../namespacesimt_1_1ptx.html#a35a6b90f5c832cf72ff0aa8f8152dd35',1,'simt::ptx']]],
  ['vote_5fany_6',['vote_any',['../namespacesimt_1_1ptx.html#a72a11c44f294d8dbae8e251f6e048905',1,'simt::ptx']]],
  ['vote_5fballot_7',['vote_ballot',['../namespacesimt_1_1ptx.html#af9cb087e5d8246f4948ffe590d61e41f',1,'simt::ptx']]],
  ['vote_5fblock_8',['vote_block',['../namespacesimt.html#a1f75551bc804ee8827d1e79b46c3db8c',1,'simt']]],
  ['vote_5funi_9',['vote_uni',['../namespacesimt_1_1ptx.html#a1de9a4762bf6023c069a7287aebb619b',1,'simt::ptx']]]
];
