var structsimt_1_1MatrixRows =
[
    [ "count", "structsimt_1_1MatrixRows.html#ad155c42fdcb2e950f30fc296ce74d427", null ],
    [ "registers", "structsimt_1_1MatrixRows.html#abb0980d68d17a8a79828c8d3a69a7130", null ],
    [ "row", "structsimt_1_1MatrixRows.html#a49216c3418cc9683a538891feabd72e5", null ],
    [ "transposed", "structsimt_1_1MatrixRows.html#a34bd379f95ec24c11ffb7d23b7277c9f", null ]
];