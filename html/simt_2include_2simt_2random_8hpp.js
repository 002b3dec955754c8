var simt_2include_2simt_2random_8hpp =
[
    [ "simt::random::Normals< T >", "structsimt_1_1random_1_1Normals.html", "structsimt_1_1random_1_1Normals" ],
    [ "box_muller", "simt_2include_2simt_2random_8hpp.html#adbb100050a04be70f756f8c56e4aa6bb", null ],
    [ "mrg32k3a", "simt_2include_2simt_2random_8hpp.html#a17dc82755a154e2f14053e96d985a6d4", null ],
    [ "philox", "simt_2include_2simt_2random_8hpp.html#a451311c29596ae6ef896c5ae44a1d2a4", null ],
    [ "poisson", "simt_2include_2simt_2random_8hpp.html#a9e0fde91802af4f5ee7527c438a1cdf9", null ],
    [ "skip_mrg32k3a", "simt_2include_2simt_2random_8hpp.html#a3f3eb88fc951f484ace01c3d15effeb9", null ],
    [ "skip_xorwow", "simt_2include_2simt_2random_8hpp.html#a9981b9155c2a4b05adfc2779e9b3d03e", null ],
    [ "unit", "simt_2include_2simt_2random_8hpp.html#a673c295a7a730cdc7462cd5e8b8bba00", null ],
    [ "unit_of_32", "simt_2include_2simt_2random_8hpp.html#a158ce74de5b7682dbdf15acf973d0800", null ],
    [ "unit_of_53", "simt_2include_2simt_2random_8hpp.html#a92b0c3a40e273e8a7f41ae3801835b98", null ],
    [ "xorwow", "simt_2include_2simt_2random_8hpp.html#a20370c42a9e4aa5722368acc5fa494f6", null ],
    [ "mrg_m1", "simt_2include_2simt_2random_8hpp.html#a6fd3db027d4391c46e78d2a8e0aa508d", null ],
    [ "mrg_m2", "simt_2include_2simt_2random_8hpp.html#a97c79ae61dcb974d91076b7e574fa743", null ],
    [ "two_pi", "simt_2include_2simt_2random_8hpp.html#abf612adc9000b2be9af6ee2fccedaf52", null ]
];