var structsimt_1_1ChosenThread_1_1Which =
[
    [ "is", "structsimt_1_1ChosenThread_1_1Which.html#a4bc1fe254d536a6132c849cc528aadd5", null ],
    [ "by_number", "structsimt_1_1ChosenThread_1_1Which.html#ac73ac0deae2f7692771a2d4882ce6489", null ],
    [ "index", "structsimt_1_1ChosenThread_1_1Which.html#ae615562136c61d84ca387f3cad3cfe0b", null ],
    [ "number", "structsimt_1_1ChosenThread_1_1Which.html#a5646ea322ceba6be32518095ee806b75", null ]
];