var structsimt_1_1Place =
[
    [ "column", "structsimt_1_1Place.html#af0c37154cdfa73aa5f994422a63309ac", null ],
    [ "line", "structsimt_1_1Place.html#a100d44a963bb1c13833491797cd90ad0", null ],
    [ "file", "structsimt_1_1Place.html#a7f9c4cc85f6bd9792f55aa2afce3e1d5", null ],
    [ "position", "structsimt_1_1Place.html#a84309c300816ccdd82b02a1672997d10", null ]
];