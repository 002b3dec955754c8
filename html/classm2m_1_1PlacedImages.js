var classm2m_1_1PlacedImages =
[
    [ "PlacedImages", "classm2m_1_1PlacedImages.html#ab9c5951b802409257e9f6673b25e5c5e", null ],
    [ "images", "classm2m_1_1PlacedImages.html#a8013b91a844310d713b8e289bb430df2", null ],
    [ "labels", "classm2m_1_1PlacedImages.html#a3a3d4dc309f07ed8ebbfa4151f399156", null ]
];