var dir_9780fb8d465f054e02dc87b9d97326f7 =
[
    [ "cuda_check.hpp", "cuda__check_8hpp.html", "cuda__check_8hpp" ],
    [ "device.hpp", "device_8hpp.html", "device_8hpp" ],
    [ "gpus.hpp", "gpus_8hpp.html", "gpus_8hpp" ],
    [ "grid.hpp", "grid_8hpp.html", "grid_8hpp" ],
    [ "versions.hpp", "versions_8hpp.html", "versions_8hpp" ]
];