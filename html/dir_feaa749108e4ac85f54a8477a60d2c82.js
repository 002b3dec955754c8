var dir_feaa749108e4ac85f54a8477a60d2c82 =
[
    [ "break_even.hpp", "break__even_8hpp.html", "break__even_8hpp" ],
    [ "claims.hpp", "10__do__you__need__a__gpu_2claims_8hpp.html", "10__do__you__need__a__gpu_2claims_8hpp" ],
    [ "cost.hpp", "cost_8hpp.html", "cost_8hpp" ]
];