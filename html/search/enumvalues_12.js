var searchData=
[
  ['text_0',['text',['../namespacem2m_1_1grader.html#aad0c63073466bd23e662b00df1b574e9a1cb251ec0d568de6a929b520c4aed8d1',1,'m2m::grader']]],
  ['tf32_1',['tf32',['../namespacem2m.html#a0088a7928b3ee034115b17833ad4a0ceae00ad49f2e4f0fda1539ae29b2aaef57',1,'m2m::tf32()'],['../namespacesimt.html#abf27eeb016ba8c4046181518b41e10d7ae00ad49f2e4f0fda1539ae29b2aaef57',1,'simt::tf32()']]],
  ['thread_5fscope_5fblock_2',['thread_scope_block',['../namespacecuda.html#ae0938b4a33d770134db4007c021d3771ae8be6c46b5ba5aaac227d216e709ac2a',1,'cuda']]],
  ['thread_5fscope_5fdevice_3',['thread_scope_device',['../namespacecuda.html#ae0938b4a33d770134db4007c021d3771a63f88fba67b2db031719dcdfb051f865',1,'cuda']]],
  ['thread_5fscope_5fsystem_4',['thread_scope_system',['../namespacecuda.html#ae0938b4a33d770134db4007c021d3771a1389df611a660f9c8a0ae94dd034b87a',1,'cuda']]],
  ['thread_5fscope_5fthread_5',['thread_scope_thread',['../namespacecuda.html#ae0938b4a33d770134db4007c021d3771a5242dd1d965e1836ecea789a93d94644',1,'cuda']]],
  ['threw_6',['threw',['../namespacem2m_1_1grader_1_1wire.html#abbc96740c3fb1c02bc039c0c863a9df0a44425e473c881f0467cc993c97c409e2',1,'m2m::grader::wire']]],
  ['too_5flong_7',['too_long',['../namespacem2m_1_1grader.html#a23b492e64eef329f66d5e21f3b1a452ba7900eea4c53fb2d1db1dc2ffa23b3daf',1,'m2m::grader']]],
  ['too_5fmany_5fthreads_8',['too_many_threads',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aa6d62521dd6ce29bc0919cdd0a051bdbf',1,'simt']]],
  ['too_5fmuch_5fmemory_9',['too_much_memory',['../namespacem2m_1_1grader.html#a23b492e64eef329f66d5e21f3b1a452bae2408af135be9a51fb4eb6f58a60bcbb',1,'m2m::grader']]],
  ['too_5fmuch_5foutput_10',['too_much_output',['../namespacem2m_1_1grader.html#a23b492e64eef329f66d5e21f3b1a452ba0ba2cd6e6d4be3359cd8877cf76c2a2e',1,'m2m::grader']]],
  ['too_5fmuch_5fshared_11',['too_much_shared',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aa1e3f18d6699a5042c96e18392c4c0183',1,'simt']]],
  ['trap_12',['trap',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aaca97f68cf88e0d3b9c652c05c7619575',1,'simt']]],
  ['triad_13',['triad',['../namespacem2m_1_1machine.html#ae546d8eb3c14b81dd02a4010bcb6199cac4ef2f5d76011f26de5fe1bfb929bd8d',1,'m2m::machine']]]
];
