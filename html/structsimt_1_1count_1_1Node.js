var structsimt_1_1count_1_1Node =
[
    [ "latest", "structsimt_1_1count_1_1Node.html#ab54025d1a7f0713987e33f38389c78d4", null ],
    [ "latest_word", "structsimt_1_1count_1_1Node.html#a21d1d339abb9ea659f73c51d58b29930", null ],
    [ "predecessors", "structsimt_1_1count_1_1Node.html#a8fbb50f8f8ed8801ece7422d7e720743", null ],
    [ "sites", "structsimt_1_1count_1_1Node.html#ad93a888edf2e5d28af06c532c4d52a68", null ],
    [ "successors", "structsimt_1_1count_1_1Node.html#a6e97d4b6e4a303a904887a902466d66d", null ],
    [ "threads", "structsimt_1_1count_1_1Node.html#a443e5e38ac2ed22461473880f5813596", null ],
    [ "warps", "structsimt_1_1count_1_1Node.html#ab0bb461009032d617c454b4dab35a91a", null ],
    [ "word", "structsimt_1_1count_1_1Node.html#a343a5391930ecafd949d2652227de8fc", null ]
];