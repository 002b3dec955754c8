var dir_fe49dd2e169a89bb059f55b8c60dd3d9 =
[
    [ "simt", "dir_0305780baa19a2afc0614d99da0c57e8.html", "dir_0305780baa19a2afc0614d99da0c57e8" ],
    [ "vector_functions.hpp", "vector__functions_8hpp.html", null ]
];