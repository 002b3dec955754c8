var structcudaChannelFormatDesc =
[
    [ "f", "structcudaChannelFormatDesc.html#adaabe0df2b52c1a74cc56e3058bf7d70", null ],
    [ "w", "structcudaChannelFormatDesc.html#a06089c5a407a2cbd6ea05e5a39b19d69", null ],
    [ "x", "structcudaChannelFormatDesc.html#a70dede802100e2acd9f334326e9d7926", null ],
    [ "y", "structcudaChannelFormatDesc.html#a6570793c6567d0c704e8e8943ccaec43", null ],
    [ "z", "structcudaChannelFormatDesc.html#ae371d37d940d2397139b0a3b7302f51a", null ]
];