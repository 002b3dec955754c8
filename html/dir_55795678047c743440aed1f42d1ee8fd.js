var dir_55795678047c743440aed1f42d1ee8fd =
[
    [ "stages.hpp", "02__openmp_2stages_8hpp.html", "02__openmp_2stages_8hpp" ]
];