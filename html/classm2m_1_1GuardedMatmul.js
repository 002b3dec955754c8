var classm2m_1_1GuardedMatmul =
[
    [ "Before", "classm2m_1_1GuardedMatmul.html#a70c2efd4fe68e9165980ec68bd3b0d8f", [
      [ "nan", "classm2m_1_1GuardedMatmul.html#a70c2efd4fe68e9165980ec68bd3b0d8faa3d2de7675556553a5f08e4c88d2c228", null ],
      [ "numbers", "classm2m_1_1GuardedMatmul.html#a70c2efd4fe68e9165980ec68bd3b0d8faee5c35ce3d081da90622a10d2272ed5e", null ]
    ] ],
    [ "GuardedMatmul", "classm2m_1_1GuardedMatmul.html#a62f670b6c90b96a73172a65b80e90b52", null ],
    [ "output", "classm2m_1_1GuardedMatmul.html#a208b186fae9fa46fdbb4689c8b596682", null ],
    [ "run", "classm2m_1_1GuardedMatmul.html#ab8e3d679e891d717a84f7d55128bae69", null ],
    [ "run_unchecked", "classm2m_1_1GuardedMatmul.html#abf63fa210964aa2bd5c4694fa883a880", null ],
    [ "set_inputs", "classm2m_1_1GuardedMatmul.html#a5a3f298bfda8c27ba9711faae7beb876", null ]
];