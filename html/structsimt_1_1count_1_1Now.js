var structsimt_1_1count_1_1Now =
[
    [ "global", "structsimt_1_1count_1_1Now.html#a749effaa5d3544a3ddf49a889594f8f9", null ],
    [ "lanes", "structsimt_1_1count_1_1Now.html#a93f109dba1dbc483387c0f24c84c3999", null ],
    [ "shared", "structsimt_1_1count_1_1Now.html#a3ebeaad9db7219e4877761767414404e", null ]
];