var shared__address_8hpp =
[
    [ "__cvta_generic_to_global", "shared__address_8hpp.html#a8aef53c511d98ecd42663e8bd1788c31", null ],
    [ "__cvta_generic_to_shared", "shared__address_8hpp.html#a8c4c0c89d0c93913de24b50296060bfc", null ],
    [ "__cvta_global_to_generic", "shared__address_8hpp.html#adcffc2cee53f579994b15a72f864e77c", null ],
    [ "__cvta_shared_to_generic", "shared__address_8hpp.html#ab6c9decfae99eac39cab21703519388a", null ],
    [ "__isShared", "shared__address_8hpp.html#a7b20f9c3493cb8f87a47e40cf7b8987e", null ],
    [ "not_shared", "shared__address_8hpp.html#ab2381959266df163f9a9b72a2b1926ab", null ],
    [ "shared_address", "shared__address_8hpp.html#a02721a044d18df4814d010c5524ad1d8", null ],
    [ "shared_pointer", "shared__address_8hpp.html#ab633887f3f25161e415b37f31b2e9cd9", null ],
    [ "kDynamicWindow", "shared__address_8hpp.html#a96187b0cba8b9cf6c22de69b7737f7d2", null ],
    [ "kNotShared", "shared__address_8hpp.html#ab0c08021869f4d787266c44d73dce59e", null ],
    [ "kWindowBytes", "shared__address_8hpp.html#ac15750ca68920e3b7f7e046bc5bd8549", null ]
];