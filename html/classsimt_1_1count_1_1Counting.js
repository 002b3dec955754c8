var classsimt_1_1count_1_1Counting =
[
    [ "allocated", "classsimt_1_1count_1_1Counting.html#a8d1590adcf212e7371b00d5310605fd3", null ],
    [ "barrier_passed", "classsimt_1_1count_1_1Counting.html#aa00b988b24b3d60f1f32af3c2171d9cc", null ],
    [ "barrier_reached", "classsimt_1_1count_1_1Counting.html#a220f751ef73f9125247a9383c7996e1f", null ],
    [ "block_begins", "classsimt_1_1count_1_1Counting.html#a6c1d483077b85fe02ec9c81877260674", null ],
    [ "block_ends", "classsimt_1_1count_1_1Counting.html#af552256d16d36a39f6afb747f22b8d6c", null ],
    [ "block_entered", "classsimt_1_1count_1_1Counting.html#ab3cb9c2b9ac0fd2191fbea461a81817a", null ],
    [ "blocks", "classsimt_1_1count_1_1Counting.html#a9ac76ffc8cafde29813828da1a52fbbc", null ],
    [ "call_of", "classsimt_1_1count_1_1Counting.html#ad271a374b12f65c256947bb342afdf8f", null ],
    [ "classify", "classsimt_1_1count_1_1Counting.html#aa15e3b5e25651b28a89bcfd87177e801", null ],
    [ "function_entered", "classsimt_1_1count_1_1Counting.html#aa7feb5c61ef2d50d571cbb97e201ae7b", null ],
    [ "function_left", "classsimt_1_1count_1_1Counting.html#a7558af74869218e56095879d2f38b491", null ],
    [ "kernels", "classsimt_1_1count_1_1Counting.html#aad47c3c53a053327ee7a30a1fa0eb0ff", null ],
    [ "launch_begins", "classsimt_1_1count_1_1Counting.html#a65fb514ba546f482311080e5963d3fdf", null ],
    [ "launch_ends", "classsimt_1_1count_1_1Counting.html#aad0bde1e23dbd9aea42014d8a1539a6a", null ],
    [ "name_memory", "classsimt_1_1count_1_1Counting.html#ac2262025775b8f86094f715a07a0ae93", null ],
    [ "runs_aside", "classsimt_1_1count_1_1Counting.html#aa7ae2c85463c7a08392e51f96195ce09", null ],
    [ "shared_placed", "classsimt_1_1count_1_1Counting.html#a5e5eee9e2141c77ef83f1555cbaed9f4", null ],
    [ "shared_removed", "classsimt_1_1count_1_1Counting.html#a23a62ef190c115eee6163e4083ce807a", null ],
    [ "thread_exits", "classsimt_1_1count_1_1Counting.html#ae279184c31b1dedcc0704459321a86f9", null ],
    [ "thread_starts", "classsimt_1_1count_1_1Counting.html#a1faa0b9a626e212910ae4a7258a04524", null ]
];