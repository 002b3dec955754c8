var dir_e9d395005ad1736eef7ebdbf5d3fc1b2 =
[
    [ "stages.hpp", "01__serial_2stages_8hpp.html", "01__serial_2stages_8hpp" ]
];