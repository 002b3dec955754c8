var classm2m_1_1Canvas =
[
    [ "Canvas", "classm2m_1_1Canvas.html#ad88c0f2401fdca1e671ac7ca7e2b3df6", null ],
    [ "gray_image", "classm2m_1_1Canvas.html#a1fd9933cc07b03dd9225d1481bd6af89", null ],
    [ "height", "classm2m_1_1Canvas.html#a5d79fea614ed7115687208cc92fc56bf", null ],
    [ "pixel", "classm2m_1_1Canvas.html#a9c4d43d1b6bbe68541db55d420676d7c", null ],
    [ "rectangle", "classm2m_1_1Canvas.html#ad3ea643bc78e4b3ad95fd5f6fe48d28d", null ],
    [ "set_pixel", "classm2m_1_1Canvas.html#a455c98da0149acf0c7cec560b7304d95", null ],
    [ "signed_image", "classm2m_1_1Canvas.html#ae7045c2ccb4f557e1c41e0438fce1f3f", null ],
    [ "text", "classm2m_1_1Canvas.html#a39fb08c8664006d3d96ec11ed107cdd3", null ],
    [ "width", "classm2m_1_1Canvas.html#a7d73f7113fd06b98c119b28cdf812b69", null ],
    [ "write_png", "classm2m_1_1Canvas.html#af736b96f543c9846ce834c6030c8ffa4", null ]
];