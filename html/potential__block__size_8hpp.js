var potential__block__size_8hpp =
[
    [ "cudaOccupancyMaxPotentialBlockSize", "potential__block__size_8hpp.html#a82ff64588755ea4a3da95d6c9e7bb3b7", null ],
    [ "cudaOccupancyMaxPotentialBlockSizeVariableSMem", "potential__block__size_8hpp.html#aa0253a56973c1fe894a0fc4b12cbaafc", null ],
    [ "cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags", "potential__block__size_8hpp.html#a91e2ccf7c0263809402c13bbce0300fa", null ],
    [ "cudaOccupancyMaxPotentialBlockSizeWithFlags", "potential__block__size_8hpp.html#a71e1a6a851a7045e8f733e11dc051c66", null ]
];