var structsimt_1_1count_1_1Site =
[
    [ "context", "structsimt_1_1count_1_1Site.html#a261a7156f84fa194a12a6eed52f483a8", null ],
    [ "counters", "structsimt_1_1count_1_1Site.html#afd9db010a630562d3fd5bfed4ae1c782", null ],
    [ "example", "structsimt_1_1count_1_1Site.html#a23276e76cef1208b52e83214745bf717", null ],
    [ "word", "structsimt_1_1count_1_1Site.html#ab6e83ab74fece719ab4a37cccff26b6b", null ]
];