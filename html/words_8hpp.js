var words_8hpp =
[
    [ "copy_words", "words_8hpp.html#ac63e5c986a89ecf78448e41a1c2d340b", null ],
    [ "rows_are_aligned", "words_8hpp.html#a1489594b113bbdaa30ad29f5df5eb4ad", null ],
    [ "zero_words", "words_8hpp.html#a53d77f60f78fe0af4b36b5eee051e4bd", null ]
];