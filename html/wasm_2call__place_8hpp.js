var wasm_2call__place_8hpp =
[
    [ "SIMT_CALL_PLACE", "wasm_2call__place_8hpp.html#a335f74b2f7c96c9ca3b85c729f441cb4", null ],
    [ "simt_place", "wasm_2call__place_8hpp.html#ac08e23d345ba82af55c98d52b8bf79c1", null ]
];