var structsimt_1_1detail_1_1Copied =
[
    [ "type", "structsimt_1_1detail_1_1Copied.html#a62fcbe859d4ec416928642a8c32e4b54", null ]
];