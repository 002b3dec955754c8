var cuda__atomic_8hpp =
[
    [ "simt::AtomicOperations< T >", "classsimt_1_1AtomicOperations.html", null ],
    [ "simt::Difference< T >", "structsimt_1_1Difference.html", "structsimt_1_1Difference" ],
    [ "simt::Difference< T * >", "structsimt_1_1Difference_3_01T_01_5_01_4.html", "structsimt_1_1Difference_3_01T_01_5_01_4" ],
    [ "cuda::atomic< T, Scope >", "classcuda_1_1atomic.html", "classcuda_1_1atomic" ],
    [ "cuda::atomic_ref< T, Scope >", "classcuda_1_1atomic__ref.html", "classcuda_1_1atomic__ref" ],
    [ "cuda::basic_atomic_flag< Scope >", "classcuda_1_1basic__atomic__flag.html", "classcuda_1_1basic__atomic__flag" ],
    [ "SIMT_ATOMIC_MEMBERS", "cuda__atomic_8hpp.html#a35e6b3df0ea3aeed11e67f73312c5a14", null ],
    [ "atomic", "cuda__atomic_8hpp.html#a3e81ce2aab83631dc8d0b9fb18475c5e", null ],
    [ "atomic_flag", "cuda__atomic_8hpp.html#a64bb98d139b0ed9b5af63f9385eafe13", null ],
    [ "atomic_ref", "cuda__atomic_8hpp.html#a2a454113c1a2f5e52032099057407780", null ],
    [ "thread_scope", "cuda__atomic_8hpp.html#ae0938b4a33d770134db4007c021d3771", [
      [ "thread_scope_system", "cuda__atomic_8hpp.html#ae0938b4a33d770134db4007c021d3771a1389df611a660f9c8a0ae94dd034b87a", null ],
      [ "thread_scope_device", "cuda__atomic_8hpp.html#ae0938b4a33d770134db4007c021d3771a63f88fba67b2db031719dcdfb051f865", null ],
      [ "thread_scope_block", "cuda__atomic_8hpp.html#ae0938b4a33d770134db4007c021d3771ae8be6c46b5ba5aaac227d216e709ac2a", null ],
      [ "thread_scope_thread", "cuda__atomic_8hpp.html#ae0938b4a33d770134db4007c021d3771a5242dd1d965e1836ecea789a93d94644", null ]
    ] ],
    [ "atomic_signal_fence", "cuda__atomic_8hpp.html#a36af7c610c7957d8919f6b185f7194f1", null ],
    [ "atomic_thread_fence", "cuda__atomic_8hpp.html#a2c23b6c87ed64cfae9e35b5ca324443b", null ],
    [ "atomic_thread_fence", "cuda__atomic_8hpp.html#a8c6ee7442af56bccb1f7f52402d00b5e", null ],
    [ "before_atomic", "cuda__atomic_8hpp.html#aa2ab65e819ba0e95bee09f02eac041fb", null ],
    [ "difference_of", "cuda__atomic_8hpp.html#a4764b9d08322cb73f7a94e2a59e57e66", null ],
    [ "sum_of", "cuda__atomic_8hpp.html#acc5e30386f1d0efcc4a30c021f575bbe", null ]
];