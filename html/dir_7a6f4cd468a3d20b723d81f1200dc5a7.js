var dir_7a6f4cd468a3d20b723d81f1200dc5a7 =
[
    [ "host_matrix.hpp", "host__matrix_8hpp.html", "host__matrix_8hpp" ]
];