var project_8hpp =
[
    [ "project_root", "project_8hpp.html#ad5e9c45a458f10ba5b1a95d29cdfb126", null ]
];