var classcuda_1_1barrier_1_1arrival__token =
[
    [ "arrival_token", "classcuda_1_1barrier_1_1arrival__token.html#a3c283827fe5bc631af04272b65162768", null ],
    [ "arrival_token", "classcuda_1_1barrier_1_1arrival__token.html#ae5944e5be91b3040d0e97036373cda91", null ],
    [ "operator=", "classcuda_1_1barrier_1_1arrival__token.html#a05e5adec0e3c2024709e621abcf6cd09", null ],
    [ "barrier", "classcuda_1_1barrier_1_1arrival__token.html#a8221d031eb919369773069cd85052113", null ]
];