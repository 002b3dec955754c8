var device_8hpp =
[
    [ "m2m::DeviceMatrix", "classm2m_1_1DeviceMatrix.html", "classm2m_1_1DeviceMatrix" ],
    [ "choose_device", "device_8hpp.html#a8a574761aa286a14abc77c4bf49d7a98", null ],
    [ "chosen_device", "device_8hpp.html#ad1134c5bcd3dbf07cdafd2b2ca576b86", null ],
    [ "cuda_device_name", "device_8hpp.html#a8d3cb016d0ef219ebe79ba5d4028fd6f", null ],
    [ "device_count", "device_8hpp.html#a5cfe3be0cb37a4d3c83e210607f9e2cb", null ],
    [ "device_present", "device_8hpp.html#ad17bde4f3e9c9207dd8a3c1d59fe67cf", null ],
    [ "device_simulated", "device_8hpp.html#a90fb82e73e2d900eb44c05fb626572e0", null ],
    [ "device_synchronize", "device_8hpp.html#ae5c138ed772736b5c16bf7258ff92e70", null ],
    [ "why_no_device", "device_8hpp.html#a60f348c579efb73017318c006c9dbd17", null ]
];