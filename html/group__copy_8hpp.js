var group__copy_8hpp =
[
    [ "cuda::aligned_size_t< Alignment >", "structcuda_1_1aligned__size__t.html", "structcuda_1_1aligned__size__t" ],
    [ "__attribute__", "group__copy_8hpp.html#ab91eb6f601b108e71d5ac55ecbe5fe5a", null ],
    [ "__attribute__", "group__copy_8hpp.html#aeb999d2eea642ec32444170c0bd6d194", null ],
    [ "if", "group__copy_8hpp.html#ab736a5fbe484c03d77e591854160725d", null ],
    [ "all", "group__copy_8hpp.html#a98e91dbcbc880e8a1d0d09920eaaf4a9", null ],
    [ "bytes", "group__copy_8hpp.html#a7c6372434df654d9b00079232ae3d69f", null ],
    [ "into_shared", "group__copy_8hpp.html#ab3d3ff3672cf0c6ca1e9ea64d0dbbb69", null ],
    [ "rank", "group__copy_8hpp.html#a8dacca387ab25c87d365d753602fab94", null ],
    [ "source", "group__copy_8hpp.html#a10e6af341b7b1a326223264e685f173a", null ]
];