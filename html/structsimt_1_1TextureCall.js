var structsimt_1_1TextureCall =
[
    [ "component", "structsimt_1_1TextureCall.html#a5033370ceaad59601749d68b3b42967a", null ],
    [ "index", "structsimt_1_1TextureCall.html#a12a6f5ac480227d4097e7ee5fafb1c5f", null ],
    [ "layer", "structsimt_1_1TextureCall.html#a359c890679b39175977af30a717aca59", null ],
    [ "name", "structsimt_1_1TextureCall.html#a6f92e36e0c833022926941d2b9193e6d", null ],
    [ "object", "structsimt_1_1TextureCall.html#a7ef2fc6529781fe65cc139200415a34d", null ],
    [ "place", "structsimt_1_1TextureCall.html#a695b314c39fa2c1f1a82096ec18a0b0f", null ],
    [ "shape", "structsimt_1_1TextureCall.html#a8b0334c7aeaff18a75574999fe5290a6", null ],
    [ "wants_float", "structsimt_1_1TextureCall.html#a19682d674546f0e0889919a312cc5561", null ],
    [ "x", "structsimt_1_1TextureCall.html#af7c793dc268e6388354d83aa94973394", null ],
    [ "y", "structsimt_1_1TextureCall.html#aaf69c0bc406593d82a9d8019ba9ad8e1", null ],
    [ "z", "structsimt_1_1TextureCall.html#aa853c86bb90d637c2c672cc982af69ad", null ]
];