var simd_8hpp =
[
    [ "SIMT_BEST", "simd_8hpp.html#aabe176912700f473e570e34081790961", null ],
    [ "SIMT_COMPARE", "simd_8hpp.html#af70924a9b0c54c2987aa3bcb480c62de", null ],
    [ "SIMT_LANES1", "simd_8hpp.html#a39f0c13d63bfed3f2688b757f8ec1cfd", null ],
    [ "SIMT_LANES2", "simd_8hpp.html#a95bb928852b6746f49130de2cd0c7e15", null ],
    [ "SIMT_S1", "simd_8hpp.html#a977a1844718c5d7bf41fb15d378121e0", null ],
    [ "SIMT_S2", "simd_8hpp.html#ada6e90046ad9ae26d40485eac4a8fb25", null ],
    [ "SIMT_U2", "simd_8hpp.html#a11fcc29d79c4700b8ccf35495ccfddaf", null ],
    [ "SIMT_WHICH", "simd_8hpp.html#a774983c885352b5b68fa423d7a550825", null ],
    [ "__vsads4", "simd_8hpp.html#a4f2cc48d3d0f693a29e5f5183ed722c8", null ],
    [ "__vsadu2", "simd_8hpp.html#a45bc549ec576b13a69a9758d0f67aecf", null ],
    [ "__vsadu4", "simd_8hpp.html#a11b8f47e0f57cfd66bf9df94f5772ca1", null ],
    [ "by_lanes", "simd_8hpp.html#a5997ad5aa669b078c1ff45821d1cacfc", null ],
    [ "held_in", "simd_8hpp.html#aa81a9491128331e1dfc5da1ed154d487", null ],
    [ "SIMT_S2", "simd_8hpp.html#ae2fe77df35af4ff660d06caddc47582a", null ],
    [ "sum_of_differences", "simd_8hpp.html#a22b1fc15a204883ccd9a217590b3c74a", null ],
    [ "wrapping_sum", "simd_8hpp.html#a0156d4d402bb9cc4c29e2b4d9cae488d", null ],
    [ "noexcept", "simd_8hpp.html#a4dae27caf4fbb2f4f0b1c9dd55ebf286", null ]
];