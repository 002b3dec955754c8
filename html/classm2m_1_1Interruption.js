var classm2m_1_1Interruption =
[
    [ "Interruption", "classm2m_1_1Interruption.html#a63745508ab42a7be0bee326cefe383ba", null ],
    [ "~Interruption", "classm2m_1_1Interruption.html#a077c5d97d3b7250be2fde131597edae8", null ],
    [ "Interruption", "classm2m_1_1Interruption.html#acda8e3cd69b5b8f264392a52e441cd61", null ],
    [ "end_program", "classm2m_1_1Interruption.html#aacddb66984383d588a9d8403bc79bdbc", null ],
    [ "operator=", "classm2m_1_1Interruption.html#afdc229972e6bb06f91076465cabdcf45", null ]
];