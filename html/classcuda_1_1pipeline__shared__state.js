var classcuda_1_1pipeline__shared__state =
[
    [ "pipeline_shared_state", "classcuda_1_1pipeline__shared__state.html#a53c3ab2a170908aa668f2f2c082e842e", null ],
    [ "pipeline_shared_state", "classcuda_1_1pipeline__shared__state.html#a1652a03846a315441eed35c0dfa4e06a", null ],
    [ "operator=", "classcuda_1_1pipeline__shared__state.html#a27e607c70868a9dbd4123d4a34a51946", null ],
    [ "pipeline", "classcuda_1_1pipeline__shared__state.html#a2022db28bb8a7a74df147ff6722b83b1", null ]
];