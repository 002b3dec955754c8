var 04__shared__memory_2copies_8hpp =
[
    [ "m2m::cuda::Copy< width >", "classm2m_1_1cuda_1_1Copy.html", "classm2m_1_1cuda_1_1Copy" ],
    [ "end_group", "04__shared__memory_2copies_8hpp.html#a7e23bc3dd592cf1956edf71fd4f96da2", null ],
    [ "wait_for_groups", "04__shared__memory_2copies_8hpp.html#a0939430cb0ee468b3b83ee184f6b4235", null ]
];