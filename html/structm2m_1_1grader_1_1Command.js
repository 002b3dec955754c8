var structm2m_1_1grader_1_1Command =
[
    [ "compiles", "structm2m_1_1grader_1_1Command.html#a2b4ca98b42181ab060fefee315b21d6f", null ],
    [ "directory", "structm2m_1_1grader_1_1Command.html#a2a957664edbde137cfd4ab92f28d0a70", null ],
    [ "environment", "structm2m_1_1grader_1_1Command.html#a687240c27946154eb2ef5591ecd3f8e5", null ],
    [ "landlock", "structm2m_1_1grader_1_1Command.html#a024c09e26a060594b67450186a0d7297", null ],
    [ "limits", "structm2m_1_1grader_1_1Command.html#a6ca392c8d4e163e934254d0c91ddcaf4", null ],
    [ "readable", "structm2m_1_1grader_1_1Command.html#ac82a641efd21cd72d0c51bb55e9bea4b", null ],
    [ "reply", "structm2m_1_1grader_1_1Command.html#a18a156b7afac2fe639e16818f0585c06", null ],
    [ "request", "structm2m_1_1grader_1_1Command.html#a6a00b0adecb79c7adb613e9a1d6d679c", null ],
    [ "user", "structm2m_1_1grader_1_1Command.html#a77dae6739489997158e553df069a95ed", null ],
    [ "words", "structm2m_1_1grader_1_1Command.html#ad1467885d5e980fe7d46ebcb9791b096", null ],
    [ "writable", "structm2m_1_1grader_1_1Command.html#a54790e7f97e5d22e98db65f8bcc67ca8", null ]
];