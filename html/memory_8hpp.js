var memory_8hpp =
[
    [ "simt::MemoryBlock", "structsimt_1_1MemoryBlock.html", "structsimt_1_1MemoryBlock" ],
    [ "MemoryKind", "memory_8hpp.html#aca4009e76d6ed0dc6e75faff53286b08", [
      [ "host", "memory_8hpp.html#aca4009e76d6ed0dc6e75faff53286b08a67b3dba8bc6778101892eb77249db32e", null ],
      [ "device", "memory_8hpp.html#aca4009e76d6ed0dc6e75faff53286b08a913f9c49dcb544e2087cee284f4a00b7", null ],
      [ "managed", "memory_8hpp.html#aca4009e76d6ed0dc6e75faff53286b08a6ce207e8f7bc1afc40ba5e1d8a181478", null ],
      [ "pinned", "memory_8hpp.html#aca4009e76d6ed0dc6e75faff53286b08a8a4f12ef77f9e30413cabd15cf16c913", null ],
      [ "variable", "memory_8hpp.html#aca4009e76d6ed0dc6e75faff53286b08ae04aa5104d082e4a51d241391941ba26", null ]
    ] ],
    [ "find_memory", "memory_8hpp.html#a5fffc78ac399f8cccc97e060c2421a57", null ],
    [ "in_device_range", "memory_8hpp.html#a6af3b719ae9ea9a5c92895e224ccbcd6", null ]
];