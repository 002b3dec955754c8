var classsimt_1_1count_1_1ControlFlow =
[
    [ "ControlFlow", "classsimt_1_1count_1_1ControlFlow.html#a775f982fd6e71dbb124ff706c223ef20", null ],
    [ "go", "classsimt_1_1count_1_1ControlFlow.html#a957c4cfdbdad1a26f224784fd3559cfb", null ],
    [ "meeting_point", "classsimt_1_1count_1_1ControlFlow.html#a3671260b5450415edd8035f67054a8e5", null ],
    [ "nodes", "classsimt_1_1count_1_1ControlFlow.html#a949fd2561a04c654ae716974d4e728bc", null ],
    [ "operator[]", "classsimt_1_1count_1_1ControlFlow.html#a0ce59e7df66acf37ab4657d8e35c9ee8", null ]
];