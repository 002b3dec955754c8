var structm2m_1_1fusion_1_1Pass =
[
    [ "read", "structm2m_1_1fusion_1_1Pass.html#a89f0c39238842b9d0fc9fe559e72f348", null ],
    [ "what", "structm2m_1_1fusion_1_1Pass.html#ad0bd5434aad2bf5489820381536910ea", null ],
    [ "written", "structm2m_1_1fusion_1_1Pass.html#adadcc3d972572b6bb28ecf36c9b005e0", null ]
];