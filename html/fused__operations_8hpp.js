var fused__operations_8hpp =
[
    [ "fused_operations", "fused__operations_8hpp.html#a5e2bb86f345179bc2d509fe67fa5bd08", null ]
];