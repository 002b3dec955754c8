var sgemm_8cu =
[
    [ "sgemm", "sgemm_8cu.html#a74b60812da61d55c0c6a946864e7f674", null ]
];