var classsimt_1_1check_1_1InitialisationCheck =
[
    [ "InitialisationCheck", "classsimt_1_1check_1_1InitialisationCheck.html#afe4f3f2293a1e6a1f6be9c6cf9ef5aaa", null ],
    [ "copies_unwritten", "classsimt_1_1check_1_1InitialisationCheck.html#a5b35683107fdb0acb5a48647c774455b", null ],
    [ "reads_unwritten", "classsimt_1_1check_1_1InitialisationCheck.html#ac35590ee15a2089dd92cd2baef08d142", null ]
];