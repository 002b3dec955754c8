var threads_8hpp =
[
    [ "end_thread", "threads_8hpp.html#afd2e4637ac596c7721b3af12a4160fcc", null ],
    [ "in_kernel", "threads_8hpp.html#ad996cd7d189a7af1267c1be3c2d99de1", null ],
    [ "next_thread", "threads_8hpp.html#a102adb25471e6143f0af779738f08afd", null ],
    [ "simt_next_thread", "threads_8hpp.html#ae79fb0307f8ab4b54a69c5765e6cf883", null ],
    [ "launch_number", "threads_8hpp.html#a7d53a670215f9e20643e86624734aad5", null ],
    [ "row_left", "threads_8hpp.html#ab8213803c72d200721bc8a0a9f67a2e9", null ]
];