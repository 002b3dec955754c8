var error__list_8hpp =
[
    [ "SIMT_CUDA_ERRORS", "error__list_8hpp.html#a60026e933a3a97f4f0b763505651804a", null ]
];