var entry__points_8hpp =
[
    [ "SIMT_ACCESS", "entry__points_8hpp.html#a16dd714a12fe3d2e0cfada23a8074da4", null ],
    [ "SIMT_ACCESSES", "entry__points_8hpp.html#a181aaa857cdbf0c600a7eb163a1eb4a1", null ],
    [ "SIMT_ATOMIC_CHANGE", "entry__points_8hpp.html#a90b8ee45c8e6cb09f9f1c8f9796f329b", null ],
    [ "SIMT_ATOMIC_COMPARE", "entry__points_8hpp.html#a90e6bac962c8ad83ff72ca772a8093ec", null ],
    [ "SIMT_ATOMICS", "entry__points_8hpp.html#a7318175733634c2b3fb7b616a54246cd", null ],
    [ "SIMT_NUMBER", "entry__points_8hpp.html#a8683c88aabd96a24a852ff3dacd53cf2", null ],
    [ "SIMT_PLACE", "entry__points_8hpp.html#abf0fcc11a363a4f7167c5d67fb542094", null ],
    [ "SIMT_UPDATE", "entry__points_8hpp.html#a781fa1136e27decbef5acc177a4debcd", null ],
    [ "__tsan_atomic_signal_fence", "entry__points_8hpp.html#a72869907962c94e1f7aabe475dc729fc", null ],
    [ "__tsan_atomic_thread_fence", "entry__points_8hpp.html#a15d8b1774a892e213f55b81ca165d4c0", null ],
    [ "__tsan_init", "entry__points_8hpp.html#a7f4616ecf2b8d3dd6aa5dcaf27e20c98", null ],
    [ "__tsan_read_range", "entry__points_8hpp.html#a87b8ef592b82038ecdfdb8114cd2f67d", null ],
    [ "__tsan_vptr_read", "entry__points_8hpp.html#a08cd3c19595e579225cf6bf37c3d3626", null ],
    [ "__tsan_vptr_update", "entry__points_8hpp.html#ad6708679cd6376f26fe83f014d8c7ab9", null ],
    [ "__tsan_write_range", "entry__points_8hpp.html#a7ee8ab98918c02361241464cd24fa322", null ]
];