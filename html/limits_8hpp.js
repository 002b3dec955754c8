var limits_8hpp =
[
    [ "simt::DeviceLimits", "structsimt_1_1DeviceLimits.html", "structsimt_1_1DeviceLimits" ],
    [ "limits_of", "limits_8hpp.html#a52087a77c0b04f028ed11b72ae308e2b", null ],
    [ "resident_blocks_per_multiprocessor", "limits_8hpp.html#ae30d563720214d8191737cbdf3de5576", null ],
    [ "use_capability", "limits_8hpp.html#a9271ab113e6a6df683fb9107fbcdecaf", null ],
    [ "capabilities", "limits_8hpp.html#a7d031a87c27c90006bad43cf10307aab", null ],
    [ "default_limits", "limits_8hpp.html#a442881859af8c0bfc6a2f3cdc58b41bf", null ],
    [ "device_limits", "limits_8hpp.html#a087184e113d73d9de24bc4cda6180f0a", null ]
];