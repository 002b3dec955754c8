var structsimt_1_1profile_1_1Advice =
[
    [ "sentence", "structsimt_1_1profile_1_1Advice.html#add7e980b355c16061b105b47305a89df", null ],
    [ "file", "structsimt_1_1profile_1_1Advice.html#a9fd820773b2ac62cff6cd195cc839a15", null ],
    [ "last_line", "structsimt_1_1profile_1_1Advice.html#a235ff09ff10cde2d328aa7b868b02ebd", null ],
    [ "line", "structsimt_1_1profile_1_1Advice.html#ad34e5c22b830662013765435e768e5fa", null ],
    [ "rule", "structsimt_1_1profile_1_1Advice.html#ae46360d6b49ecee9a007e02bab2fc31f", null ],
    [ "text", "structsimt_1_1profile_1_1Advice.html#abd040d48afd05629cdec909ca9a8612b", null ],
    [ "weight", "structsimt_1_1profile_1_1Advice.html#aecf00fe522a27f66b297460461479027", null ]
];