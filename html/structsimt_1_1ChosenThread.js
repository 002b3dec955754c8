var structsimt_1_1ChosenThread =
[
    [ "Which", "structsimt_1_1ChosenThread_1_1Which.html", "structsimt_1_1ChosenThread_1_1Which" ],
    [ "block", "structsimt_1_1ChosenThread.html#a86e99fdc9640b69d0578a5a9abb23840", null ],
    [ "given", "structsimt_1_1ChosenThread.html#af747ea58f1bb68447b58211e1e8a994a", null ],
    [ "thread", "structsimt_1_1ChosenThread.html#ad458d20cf0550a259aa282996b718488", null ]
];