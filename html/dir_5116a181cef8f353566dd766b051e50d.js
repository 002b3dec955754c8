var dir_5116a181cef8f353566dd766b051e50d =
[
    [ "claim.hpp", "common_2measure_2claim_8hpp.html", "common_2measure_2claim_8hpp" ],
    [ "in_turns.hpp", "in__turns_8hpp.html", "in__turns_8hpp" ],
    [ "measure.hpp", "measure_8hpp.html", "measure_8hpp" ],
    [ "parts.hpp", "parts_8hpp.html", "parts_8hpp" ]
];