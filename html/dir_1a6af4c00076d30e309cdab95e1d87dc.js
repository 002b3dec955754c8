var dir_1a6af4c00076d30e309cdab95e1d87dc =
[
    [ "linux", "dir_fe41d8975c923e80486911e23576b5c8.html", "dir_fe41d8975c923e80486911e23576b5c8" ],
    [ "wasm", "dir_bd4e89eee0fbc7af824bc2609d6f41fe.html", "dir_bd4e89eee0fbc7af824bc2609d6f41fe" ]
];