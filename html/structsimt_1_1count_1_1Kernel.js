var structsimt_1_1count_1_1Kernel =
[
    [ "address", "structsimt_1_1count_1_1Kernel.html#aeb400e7b81bd50d3b79b58966510881f", null ],
    [ "launch_file", "structsimt_1_1count_1_1Kernel.html#aa55a10e6d5d38220f83c564db2080efc", null ],
    [ "launch_line", "structsimt_1_1count_1_1Kernel.html#a5ccb2daf96e4fda180625082a41f0f71", null ],
    [ "name", "structsimt_1_1count_1_1Kernel.html#a58d3c064e1be9d69ad4b46b6f8a4538e", null ],
    [ "replay", "structsimt_1_1count_1_1Kernel.html#a7f6aa2377f8000939cc045728964b26b", null ],
    [ "shapes", "structsimt_1_1count_1_1Kernel.html#a7f8d48ef0cd8ac30fb7311886272abf3", null ]
];