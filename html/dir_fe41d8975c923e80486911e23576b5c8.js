var dir_fe41d8975c923e80486911e23576b5c8 =
[
    [ "call_place.hpp", "linux_2call__place_8hpp.html", "linux_2call__place_8hpp" ]
];