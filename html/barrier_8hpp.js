var barrier_8hpp =
[
    [ "__nanosleep", "barrier_8hpp.html#a41b4804ffad129bc1af90b7e659a68a4", null ],
    [ "__syncthreads", "barrier_8hpp.html#a0aaceb62e90506ec588ec2e8112aafab", null ],
    [ "__syncthreads_and", "barrier_8hpp.html#a6a9ed1c9503b0867442248189a9627f7", null ],
    [ "__syncthreads_count", "barrier_8hpp.html#a63883b60300af2416026eb4ebbc11a19", null ],
    [ "__syncthreads_or", "barrier_8hpp.html#a08c2e10fc2b4912fe68866306b6fe986", null ],
    [ "__threadfence", "barrier_8hpp.html#a8ce219439144e683065fe5b0d0d24a84", null ],
    [ "__threadfence_block", "barrier_8hpp.html#ac1de36b12c490dcd419cbe145446b553", null ],
    [ "__threadfence_system", "barrier_8hpp.html#aacb0ad3734d31392cef46d3228ebf502", null ],
    [ "fence", "barrier_8hpp.html#ac5540aea5a680c9f53acb45557a9a021", null ],
    [ "give_way", "barrier_8hpp.html#a0ed24d60160c89c9aaa1e3fe0509eab0", null ],
    [ "launched_cooperatively", "barrier_8hpp.html#a7780f6a6f644571e3140faf21eea6e9f", null ],
    [ "named_barrier", "barrier_8hpp.html#abcb2cff496e949d8c2a3c29b75abf6b1", null ],
    [ "polled", "barrier_8hpp.html#acbdc2a6ea9dfc8ea3c9a4c89ac989ff4", null ],
    [ "simt_sync_block", "barrier_8hpp.html#a43e079482a44926a67db70abd6cba407", null ],
    [ "sync_block", "barrier_8hpp.html#a78995c66a0a97fff3131731edab7647e", null ],
    [ "sync_block_sum", "barrier_8hpp.html#ad75be0651981dd17a50adbb8f07b0f26", null ],
    [ "sync_grid", "barrier_8hpp.html#a6dff5e89c0faf31cd13b60c895de3eed", null ],
    [ "vote_block", "barrier_8hpp.html#a1f75551bc804ee8827d1e79b46c3db8c", null ],
    [ "polls_left", "barrier_8hpp.html#acf5ccffa77b2701b76f75f7bfd3e94f4", null ]
];