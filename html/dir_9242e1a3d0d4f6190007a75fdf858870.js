var dir_9242e1a3d0d4f6190007a75fdf858870 =
[
    [ "check.hpp", "common_2check_2check_8hpp.html", "common_2check_2check_8hpp" ]
];