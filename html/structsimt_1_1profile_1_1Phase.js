var structsimt_1_1profile_1_1Phase =
[
    [ "first_lane", "structsimt_1_1profile_1_1Phase.html#aa61d092bd2a9212949b4b952d98aa919", null ],
    [ "lanes", "structsimt_1_1profile_1_1Phase.html#a8630c628981e78c367e9b63c597f2250", null ],
    [ "wavefronts", "structsimt_1_1profile_1_1Phase.html#a168220ae371eef1b3dd19bc7363a2509", null ],
    [ "words", "structsimt_1_1profile_1_1Phase.html#a8004e83bc3f8b34fdc6abcc91a238ba7", null ]
];