var vectorized_8cu =
[
    [ "vectorized", "vectorized_8cu.html#a3276cc9758305225b5586ab9b942d428", null ]
];