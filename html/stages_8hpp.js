var stages_8hpp =
[
    [ "find_stage", "stages_8hpp.html#a7f8238367150e05979728c6ddcc3200a", null ],
    [ "stages", "stages_8hpp.html#ac9424559db1d8e2577e83776bb618c7a", null ]
];