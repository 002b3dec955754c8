var claims_8hpp =
[
    [ "claims", "claims_8hpp.html#a681e2471c1f2605e117504bee3c11fcb", null ],
    [ "find_claim", "claims_8hpp.html#afae1e0e383cfdc36c3cdf53d9c58df4a", null ]
];