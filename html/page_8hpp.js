var page_8hpp =
[
    [ "access_picture", "page_8hpp.html#ac517f08f5b478f85879ff86b08ecd1fc", null ],
    [ "highlighted", "page_8hpp.html#a4d102ff6e9c0263ede2d0af68a9f06da", null ],
    [ "intensity_picture", "page_8hpp.html#ae4c6d37c720fc0b3fcbea5f35d086a96", null ],
    [ "page", "page_8hpp.html#a96984ee4d009f4aa0bf0208853e97a9b", null ]
];