var classcuda_1_1atomic =
[
    [ "atomic", "classcuda_1_1atomic.html#a7b67fb4fb01089164f6a3b7b22e78c97", null ],
    [ "atomic", "classcuda_1_1atomic.html#a982d4eca1426ea2aed309fbf1b53db51", null ],
    [ "atomic", "classcuda_1_1atomic.html#a5a6a54bebfeafd20305a379623f0e0bd", null ],
    [ "operator=", "classcuda_1_1atomic.html#ad78cd1abd138d707a421c3b033979fc7", null ],
    [ "operator=", "classcuda_1_1atomic.html#a1e0cb59b40661fe5c61a692fcdde269c", null ]
];