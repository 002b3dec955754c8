var structsimt_1_1check_1_1Page =
[
    [ "cell", "structsimt_1_1check_1_1Page.html#a39987dbb7d6eca1d8e396d20671c7993", null ],
    [ "is_cut", "structsimt_1_1check_1_1Page.html#a15f18b29aa5ec7e66a15c7405d52c986", null ],
    [ "cells", "structsimt_1_1check_1_1Page.html#aa532621bcb65e8963a6b21029f4f781b", null ],
    [ "cut", "structsimt_1_1check_1_1Page.html#adf4d8aceea22b9fc60ce06dc86da6337", null ],
    [ "shared", "structsimt_1_1check_1_1Page.html#aedf084c556b77850752a9d5b12aa7ddb", null ],
    [ "valid", "structsimt_1_1check_1_1Page.html#a51a9515091e9a52e4b75ce404c64370e", null ],
    [ "written", "structsimt_1_1check_1_1Page.html#a197021a9be8857a3c6e9a029374d9a1d", null ]
];