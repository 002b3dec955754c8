var structsimt_1_1profile_1_1Access =
[
    [ "bytes", "structsimt_1_1profile_1_1Access.html#aba99e40c2a643ac17cffa95ead7a3d36", null ],
    [ "ideal", "structsimt_1_1profile_1_1Access.html#abb8030fe91146affd5d063aae5b2902f", null ],
    [ "lanes", "structsimt_1_1profile_1_1Access.html#a397537e276420abb6849c48b54f775dc", null ],
    [ "requests", "structsimt_1_1profile_1_1Access.html#a442e443eab2f9a7fab84992a855714f9", null ],
    [ "sectors", "structsimt_1_1profile_1_1Access.html#a3411c5e47a5f3d4734ba8bb373701a9e", null ],
    [ "wavefronts", "structsimt_1_1profile_1_1Access.html#a76bb6e1df0e7da64b799eb78132398be", null ]
];