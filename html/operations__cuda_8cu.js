var operations__cuda_8cu =
[
    [ "make_cuda_operations", "operations__cuda_8cu.html#a0e75bd17266b33a83b0acfb1d804ffde", null ]
];