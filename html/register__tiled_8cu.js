var register__tiled_8cu =
[
    [ "register_tiled", "register__tiled_8cu.html#acae47cae477986c43761187ccd8aaa73", null ]
];