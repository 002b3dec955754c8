var structsimt_1_1Texels =
[
    [ "at", "structsimt_1_1Texels.html#acf73a2fcff3f0e2d555a4dee370f015a", null ],
    [ "bytes", "structsimt_1_1Texels.html#ac06b3a2357b967cf937b59fddc3b78fe", null ],
    [ "component", "structsimt_1_1Texels.html#a2c8e45aea3509c676840c8a70db084b3", null ],
    [ "count", "structsimt_1_1Texels.html#af0af05a7670de443d1a73b3e777dcc9c", null ],
    [ "raw", "structsimt_1_1Texels.html#ad85676926b1641ee30c7108066dc4215", null ],
    [ "texture", "structsimt_1_1Texels.html#acc02b68a4ca01ed58068a945581c2da3", null ],
    [ "weight", "structsimt_1_1Texels.html#aff50f3bafc1b76a9fdb9d12c62f74a67", null ]
];