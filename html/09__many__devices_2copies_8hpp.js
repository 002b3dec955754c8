var 09__many__devices_2copies_8hpp =
[
    [ "copy_to_device", "09__many__devices_2copies_8hpp.html#a75d312a1d75bd5d73293a0db9f968d4a", null ],
    [ "copy_to_host", "09__many__devices_2copies_8hpp.html#a89ce39cd597fdaf67d7787985f27c081", null ]
];