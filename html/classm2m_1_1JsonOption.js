var classm2m_1_1JsonOption =
[
    [ "add_to", "classm2m_1_1JsonOption.html#a837ea21e1978692b728730d44128820c", null ],
    [ "arguments", "classm2m_1_1JsonOption.html#a5605c1ba70bce987ddc6ac039f877470", null ],
    [ "file", "classm2m_1_1JsonOption.html#ad998acd288ffa9c71cdf4e31464b2068", null ],
    [ "text", "classm2m_1_1JsonOption.html#a09a7b8ad4dbef91a74860d424d4815b0", null ],
    [ "wanted", "classm2m_1_1JsonOption.html#a1b484a42ed641bc51e44523313524169", null ],
    [ "write", "classm2m_1_1JsonOption.html#a05f797471dc722d865b0cd3c8c235e3e", null ]
];