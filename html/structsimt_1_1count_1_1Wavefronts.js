var structsimt_1_1count_1_1Wavefronts =
[
    [ "ideal", "structsimt_1_1count_1_1Wavefronts.html#aecf28c25ad5a8541c17c076b241cee60", null ],
    [ "needed", "structsimt_1_1count_1_1Wavefronts.html#acdb127006e50542a9e842f2eeb70feb0", null ]
];