var structm2m_1_1ProcessResult =
[
    [ "output", "structm2m_1_1ProcessResult.html#ac820a9dffcbe85e473516e69e02df3bf", null ],
    [ "status", "structm2m_1_1ProcessResult.html#a193928af7e216d3244868354bc2d7e22", null ]
];