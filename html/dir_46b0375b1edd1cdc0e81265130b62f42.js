var dir_46b0375b1edd1cdc0e81265130b62f42 =
[
    [ "platform", "dir_1a6af4c00076d30e309cdab95e1d87dc.html", "dir_1a6af4c00076d30e309cdab95e1d87dc" ],
    [ "advice.hpp", "check_2advice_8hpp.html", "check_2advice_8hpp" ],
    [ "barrier_check.hpp", "barrier__check_8hpp.html", "barrier__check_8hpp" ],
    [ "checker.hpp", "checker_8hpp.html", "checker_8hpp" ],
    [ "ending.hpp", "ending_8hpp.html", "ending_8hpp" ],
    [ "entry_points.hpp", "entry__points_8hpp.html", "entry__points_8hpp" ],
    [ "finding.hpp", "finding_8hpp.html", "finding_8hpp" ],
    [ "initialisation_check.hpp", "initialisation__check_8hpp.html", "initialisation__check_8hpp" ],
    [ "memory_check.hpp", "memory__check_8hpp.html", "memory__check_8hpp" ],
    [ "order.hpp", "order_8hpp.html", "order_8hpp" ],
    [ "race_check.hpp", "race__check_8hpp.html", "race__check_8hpp" ],
    [ "shadow.hpp", "shadow_8hpp.html", "shadow_8hpp" ],
    [ "stream_check.hpp", "stream__check_8hpp.html", "stream__check_8hpp" ],
    [ "symbols.hpp", "symbols_8hpp.html", "symbols_8hpp" ],
    [ "timeline.hpp", "timeline_8hpp.html", "timeline_8hpp" ],
    [ "world.hpp", "world_8hpp.html", "world_8hpp" ]
];