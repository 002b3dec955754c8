var searchData=
[
  ['thread_5fscope_0',['thread_scope',['../namespacecuda.html#ae0938b4a33d770134db4007c021d3771',1,'cuda']]],
  ['touch_1',['Touch',['../namespacesimt_1_1check.html#a60ed6d19e7004ce6fac912c105213ea9',1,'simt::check::Touch()'],['../namespacesimt_1_1count.html#ad5010cfd3137a56625723d686ae0e7da',1,'simt::count::Touch()']]]
];
