var classsimt_1_1KernelCall =
[
    [ "KernelCall", "classsimt_1_1KernelCall.html#a8f25b0c3fd1873fd3679adefd1ead66a", null ],
    [ "KernelCall", "classsimt_1_1KernelCall.html#af091d5f8ab44b4753d69b09a11e8228a", null ],
    [ "~KernelCall", "classsimt_1_1KernelCall.html#a3f30d0c553bd792500ee16564bb8cbdf", null ],
    [ "memory", "classsimt_1_1KernelCall.html#acd27ae50fd6da6960105b5d9813fa5b2", null ],
    [ "operator=", "classsimt_1_1KernelCall.html#a6e61021ba32dae9057c202f18d66008c", null ],
    [ "run_threads", "classsimt_1_1KernelCall.html#a026bbc5aa169979b5bef93ed6f084349", null ],
    [ "size", "classsimt_1_1KernelCall.html#a35ae47741ca4c22a5f528cd7ff17ec67", null ]
];