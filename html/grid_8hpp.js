var grid_8hpp =
[
    [ "ceil_div", "grid_8hpp.html#afed296d616877d3357f8a6784fdb7862", null ],
    [ "max_grid_y", "grid_8hpp.html#a245ac11cb182757e0af41fe9b1253386", null ]
];