var classcuda_1_1barrier =
[
    [ "arrival_token", "classcuda_1_1barrier_1_1arrival__token.html", "classcuda_1_1barrier_1_1arrival__token" ],
    [ "barrier", "classcuda_1_1barrier.html#aa8ec8f7570da91d424172874197c83ff", null ],
    [ "barrier", "classcuda_1_1barrier.html#a3f8ee9809d37d05f422b7e715fec66f5", null ],
    [ "barrier", "classcuda_1_1barrier.html#ac437e18635432b4f2068e374b489d012", null ],
    [ "arrive", "classcuda_1_1barrier.html#ac3a630ac3047732228afff93d9a7a6e9", null ],
    [ "arrive_and_drop", "classcuda_1_1barrier.html#a350d28f6163c20e17b415007190e4c35", null ],
    [ "arrive_and_wait", "classcuda_1_1barrier.html#aa5515e11120c066f546c0089f2622678", null ],
    [ "operator=", "classcuda_1_1barrier.html#a1a94c2cf72914be3ddb3873914a20e87", null ],
    [ "try_wait", "classcuda_1_1barrier.html#a74e92dfb9a6d48ff103c6722f0e57051", null ],
    [ "try_wait_parity", "classcuda_1_1barrier.html#a5c9169acc926c5cf97a7e78ff7a18040", null ],
    [ "wait", "classcuda_1_1barrier.html#af5ba8dff71e0f581b8203b33c4a816a6", null ],
    [ "wait_parity", "classcuda_1_1barrier.html#a8313838a2adf7b5d79c72d1ab046fbc4", null ],
    [ "init", "classcuda_1_1barrier.html#a4c8122a2c03661d254677a6b3072b976", null ]
];