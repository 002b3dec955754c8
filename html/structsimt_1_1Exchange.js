var structsimt_1_1Exchange =
[
    [ "received", "structsimt_1_1Exchange.html#a978bc92cb1844d4596aa4169b13de927", null ],
    [ "source", "structsimt_1_1Exchange.html#a77789b846db35ca9b6f6e6f58f49dc00", null ],
    [ "value", "structsimt_1_1Exchange.html#a96f7b9f200cbe113d4543c1784972490", null ]
];