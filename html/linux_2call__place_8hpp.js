var linux_2call__place_8hpp =
[
    [ "SIMT_CALL_PLACE", "linux_2call__place_8hpp.html#a335f74b2f7c96c9ca3b85c729f441cb4", null ]
];