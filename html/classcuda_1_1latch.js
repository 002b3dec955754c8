var classcuda_1_1latch =
[
    [ "latch", "classcuda_1_1latch.html#a0e5f34a9b54514c8fb2b6e7182bd5723", null ],
    [ "latch", "classcuda_1_1latch.html#a939fde6e1d7a52e465a32b28aa9e6792", null ],
    [ "arrive_and_wait", "classcuda_1_1latch.html#af3fd7104fc291cfac1e26085b0650362", null ],
    [ "count_down", "classcuda_1_1latch.html#af3c2d12ecbf8d4f3fbaf9bf86dc7ddb3", null ],
    [ "operator=", "classcuda_1_1latch.html#a7ff875661dc5f1a2950cbf5f6f5d0a8c", null ],
    [ "try_wait", "classcuda_1_1latch.html#a2b13a113bd65845c818efdf0ff125404", null ],
    [ "wait", "classcuda_1_1latch.html#a36456c47a2bca3927e14cfc8674a398c", null ]
];