var structsimt_1_1MemoryBlock =
[
    [ "base", "structsimt_1_1MemoryBlock.html#ad7eccdf2399f1fb7f48c63dfc92c27bc", null ],
    [ "device", "structsimt_1_1MemoryBlock.html#a58e1f9b97ba5e1ea2b7cfd6c265865a3", null ],
    [ "kind", "structsimt_1_1MemoryBlock.html#a65aedb773b1653456f7408039462ed0d", null ],
    [ "live", "structsimt_1_1MemoryBlock.html#aa100df285ae3830c4ab6e2439b3ad91c", null ],
    [ "size", "structsimt_1_1MemoryBlock.html#a77a715b7f9184ab655f6ca61057bdc38", null ]
];