var terminal_8hpp =
[
    [ "terminal_picture", "terminal_8hpp.html#a4ad5908ae64bcdf9ed77510966f9276b", null ]
];