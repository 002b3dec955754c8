var structm2m_1_1break__even_1_1Variant =
[
    [ "assumptions", "structm2m_1_1break__even_1_1Variant.html#aa0394f94c2039d8dcae447c7b443290d", null ],
    [ "seconds", "structm2m_1_1break__even_1_1Variant.html#a64955f967c4b4b9de02cf4347fac3873", null ]
];