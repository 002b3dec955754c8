var structsimt_1_1count_1_1Example =
[
    [ "access", "structsimt_1_1count_1_1Example.html#a159b259335c15afa6f12a1d4274c4e0c", null ],
    [ "allocation", "structsimt_1_1count_1_1Example.html#a519232b589b12d1ffa57ea669cfe2753", null ],
    [ "base", "structsimt_1_1count_1_1Example.html#ae2445fd1c444cfe4dccb72db78314074", null ],
    [ "cost", "structsimt_1_1count_1_1Example.html#aa879282db1c86d62516cdda76f643670", null ],
    [ "ideal", "structsimt_1_1count_1_1Example.html#a73247200ded6d0cdef05faddf02fd9b1", null ],
    [ "where", "structsimt_1_1count_1_1Example.html#a64ff89c45256365de5542378bf3ae19a", null ]
];