var structsimt_1_1SurfaceCall =
[
    [ "bytes", "structsimt_1_1SurfaceCall.html#a30206fde3545de2d453e84b2268c989f", null ],
    [ "mode", "structsimt_1_1SurfaceCall.html#a39256a50948d6771c290944958056ccd", null ],
    [ "name", "structsimt_1_1SurfaceCall.html#a72adcb9ae9874decda4ad7071713d53c", null ],
    [ "object", "structsimt_1_1SurfaceCall.html#abfc31e5424e57d88ec6b9988f83cbd3c", null ],
    [ "place", "structsimt_1_1SurfaceCall.html#a0b2cd8b5cd80a3c97bfec875e341d02c", null ],
    [ "shape", "structsimt_1_1SurfaceCall.html#a6810cc0131fb962876a0cf3950eb8897", null ],
    [ "x", "structsimt_1_1SurfaceCall.html#a6dc9ba1a5d0f95d3efe25e67ac6e41f8", null ],
    [ "y", "structsimt_1_1SurfaceCall.html#a65cefacda779acdcb194309c28ff29a7", null ],
    [ "z", "structsimt_1_1SurfaceCall.html#a68d45312fddfbdb18bbc01a37842dd6f", null ]
];