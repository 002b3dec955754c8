var outputs_8hpp =
[
    [ "require_directory_of", "outputs_8hpp.html#a1d577908921d484cd73b03bb93ad94b3", null ]
];