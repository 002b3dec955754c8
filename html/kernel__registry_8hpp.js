var kernel__registry_8hpp =
[
    [ "LaunchMaker", "kernel__registry_8hpp.html#a23d2b5d1d1bea0f1e5a7fde831158560", null ],
    [ "kernel_address", "kernel__registry_8hpp.html#ad20df6481ddd55808d1f71db82767eb3", null ],
    [ "kernel_address", "kernel__registry_8hpp.html#aa9fd0b87d3321daeee734a1913a935d2", null ],
    [ "known_kernel", "kernel__registry_8hpp.html#a3ddf9eb8771ad1afe0dc424081643fd9", null ],
    [ "known_kernel", "kernel__registry_8hpp.html#a0fadf24e582291a4865d4217c9ae5799", null ],
    [ "register_kernel", "kernel__registry_8hpp.html#a9413f4bf4635176b4997dad5eedf15a6", null ]
];