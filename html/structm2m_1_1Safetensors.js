var structm2m_1_1Safetensors =
[
    [ "find", "structm2m_1_1Safetensors.html#a800fd15f875d93121b56b5f139e1d0a0", null ],
    [ "metadata", "structm2m_1_1Safetensors.html#a2f2b2383c69d418ff022ec46704cf535", null ],
    [ "tensors", "structm2m_1_1Safetensors.html#a5fe3d8195d33790585484732ef362acc", null ]
];