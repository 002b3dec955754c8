var tiled_8cu =
[
    [ "tiled", "tiled_8cu.html#aa9535e7d8ab32df5b28931ddcf59d74c", null ]
];