var dir_30f86ac8ecc0df6d1238c329bb50e417 =
[
    [ "control_flow.hpp", "control__flow_8hpp.html", "control__flow_8hpp" ],
    [ "counting.hpp", "counting_8hpp.html", "counting_8hpp" ],
    [ "flops.hpp", "flops_8hpp.html", "flops_8hpp" ],
    [ "log.hpp", "log_8hpp.html", "log_8hpp" ],
    [ "replay.hpp", "replay_8hpp.html", "replay_8hpp" ],
    [ "warp_access.hpp", "warp__access_8hpp.html", "warp__access_8hpp" ]
];