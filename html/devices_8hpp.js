var devices_8hpp =
[
    [ "m2m::DeviceRow", "structm2m_1_1DeviceRow.html", "structm2m_1_1DeviceRow" ],
    [ "m2m::DevicesMeasurement", "structm2m_1_1DevicesMeasurement.html", "structm2m_1_1DevicesMeasurement" ],
    [ "list_devices", "devices_8hpp.html#aca015f702f640927493dfb3ad261ec1c", null ],
    [ "measure_devices", "devices_8hpp.html#a0c66e8e522a0e1362e5d8653bbb0a621", null ],
    [ "print_devices", "devices_8hpp.html#a2c5377b4df1b4305d503ef11d9dda148", null ],
    [ "to_json", "devices_8hpp.html#ac582f6f2f8398c081e3438e4a2ed4375", null ]
];