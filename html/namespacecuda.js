var namespacecuda =
[
    [ "detail", "namespacecuda_1_1detail.html", "namespacecuda_1_1detail" ],
    [ "std", "namespacecuda_1_1std.html", [
      [ "atomic", "namespacecuda_1_1std.html#a3e81ce2aab83631dc8d0b9fb18475c5e", null ],
      [ "atomic_ref", "namespacecuda_1_1std.html#a2a454113c1a2f5e52032099057407780", null ],
      [ "barrier", "namespacecuda_1_1std.html#a1af10ecb6a78dc5de1a44708e8aba7ec", null ],
      [ "binary_semaphore", "namespacecuda_1_1std.html#a6ab708bc49b04bb6c8cf6df5b7578f8d", null ],
      [ "counting_semaphore", "namespacecuda_1_1std.html#aa22824c15683e3517d4487201170a108", null ],
      [ "latch", "namespacecuda_1_1std.html#a21e716ce32a4b112a7ee2a99004b787c", null ],
      [ "atomic_thread_fence", "namespacecuda_1_1std.html#a2c23b6c87ed64cfae9e35b5ca324443b", null ]
    ] ],
    [ "aligned_size_t", "structcuda_1_1aligned__size__t.html", "structcuda_1_1aligned__size__t" ],
    [ "atomic", "classcuda_1_1atomic.html", "classcuda_1_1atomic" ],
    [ "atomic_ref", "classcuda_1_1atomic__ref.html", "classcuda_1_1atomic__ref" ],
    [ "barrier", "classcuda_1_1barrier.html", "classcuda_1_1barrier" ],
    [ "basic_atomic_flag", "classcuda_1_1basic__atomic__flag.html", "classcuda_1_1basic__atomic__flag" ],
    [ "counting_semaphore", "classcuda_1_1counting__semaphore.html", "classcuda_1_1counting__semaphore" ],
    [ "latch", "classcuda_1_1latch.html", "classcuda_1_1latch" ],
    [ "pipeline", "classcuda_1_1pipeline.html", "classcuda_1_1pipeline" ],
    [ "pipeline_shared_state", "classcuda_1_1pipeline__shared__state.html", "classcuda_1_1pipeline__shared__state" ],
    [ "atomic_flag", "namespacecuda.html#a64bb98d139b0ed9b5af63f9385eafe13", null ],
    [ "binary_semaphore", "namespacecuda.html#aaaa855e260d5f4612c03252643cd4748", null ],
    [ "pipeline_role", "namespacecuda.html#a0f37655f72279a6c12a1165e4f7d3a27", [
      [ "producer", "namespacecuda.html#a0f37655f72279a6c12a1165e4f7d3a27af18122ddebc4341b4ed758b3f0817da8", null ],
      [ "consumer", "namespacecuda.html#a0f37655f72279a6c12a1165e4f7d3a27a1005b14bd29466723ace30d26f602f5b", null ]
    ] ],
    [ "thread_scope", "namespacecuda.html#ae0938b4a33d770134db4007c021d3771", [
      [ "thread_scope_system", "namespacecuda.html#ae0938b4a33d770134db4007c021d3771a1389df611a660f9c8a0ae94dd034b87a", null ],
      [ "thread_scope_device", "namespacecuda.html#ae0938b4a33d770134db4007c021d3771a63f88fba67b2db031719dcdfb051f865", null ],
      [ "thread_scope_block", "namespacecuda.html#ae0938b4a33d770134db4007c021d3771ae8be6c46b5ba5aaac227d216e709ac2a", null ],
      [ "thread_scope_thread", "namespacecuda.html#ae0938b4a33d770134db4007c021d3771a5242dd1d965e1836ecea789a93d94644", null ]
    ] ],
    [ "__attribute__", "namespacecuda.html#acb2a30074d8b60cc38fa55074d94352d", null ],
    [ "__attribute__", "namespacecuda.html#a040817094e617c9da3fffdc80a3358c1", null ],
    [ "__attribute__", "namespacecuda.html#acc2c3a187ac878afe66d60a0d73bbae4", null ],
    [ "__attribute__", "namespacecuda.html#aac788467eed79bc7f036aab061dc8911", null ],
    [ "atomic_signal_fence", "namespacecuda.html#a36af7c610c7957d8919f6b185f7194f1", null ],
    [ "atomic_thread_fence", "namespacecuda.html#a8c6ee7442af56bccb1f7f52402d00b5e", null ],
    [ "make_pipeline", "namespacecuda.html#acdaa108b742a33fcdccc2b006492754f", null ],
    [ "make_pipeline", "namespacecuda.html#ad7f89871e14da794c0159b1a4a95e7e8", null ],
    [ "make_pipeline", "namespacecuda.html#a9d351f059b1dcf95ba399ec8aa824453", null ],
    [ "make_pipeline", "namespacecuda.html#aca17134a35091e0ea242500317571d05", null ],
    [ "pipeline_consumer_wait_prior", "namespacecuda.html#ac86e1c3beba3e29257f01584228a1d74", null ],
    [ "bytes", "namespacecuda.html#a58f1da22a4ca8cbc363d84ec22d70173", null ],
    [ "from", "namespacecuda.html#a4870170097f8d94b98bdfb2b12a11770", null ],
    [ "noexcept", "namespacecuda.html#a6653f08c8762e348212d5c1cfcadb00d", null ],
    [ "to", "namespacecuda.html#ad622db8a66a1adb9e3897855edb71433", null ]
];