var dir_bd4e89eee0fbc7af824bc2609d6f41fe =
[
    [ "call_place.hpp", "wasm_2call__place_8hpp.html", "wasm_2call__place_8hpp" ]
];