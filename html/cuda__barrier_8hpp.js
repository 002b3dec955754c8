var cuda__barrier_8hpp =
[
    [ "cuda::detail::NoCompletion", "structcuda_1_1detail_1_1NoCompletion.html", "structcuda_1_1detail_1_1NoCompletion" ],
    [ "cuda::barrier< Scope, Completion >", "classcuda_1_1barrier.html", "classcuda_1_1barrier" ],
    [ "cuda::barrier< Scope, Completion >::arrival_token", "classcuda_1_1barrier_1_1arrival__token.html", "classcuda_1_1barrier_1_1arrival__token" ],
    [ "cuda::latch< Scope >", "classcuda_1_1latch.html", "classcuda_1_1latch" ],
    [ "cuda::counting_semaphore< Scope, Most >", "classcuda_1_1counting__semaphore.html", "classcuda_1_1counting__semaphore" ],
    [ "barrier", "cuda__barrier_8hpp.html#a1af10ecb6a78dc5de1a44708e8aba7ec", null ],
    [ "binary_semaphore", "cuda__barrier_8hpp.html#aaaa855e260d5f4612c03252643cd4748", null ],
    [ "binary_semaphore", "cuda__barrier_8hpp.html#a6ab708bc49b04bb6c8cf6df5b7578f8d", null ],
    [ "counting_semaphore", "cuda__barrier_8hpp.html#aa22824c15683e3517d4487201170a108", null ],
    [ "latch", "cuda__barrier_8hpp.html#a21e716ce32a4b112a7ee2a99004b787c", null ]
];