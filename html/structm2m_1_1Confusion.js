var structm2m_1_1Confusion =
[
    [ "accuracy", "structm2m_1_1Confusion.html#a195f6c7ac52c46b60ab0a17f250b93c9", null ],
    [ "at", "structm2m_1_1Confusion.html#a6b6ebedbfd8ce0784c03599ed2c4a7b5", null ],
    [ "at", "structm2m_1_1Confusion.html#a0c481e4db07abed61cd3fa447b2b1d1a", null ],
    [ "classes", "structm2m_1_1Confusion.html#a4a893cc1d5c99b9ff0d6f74ba766bdc3", null ],
    [ "counts", "structm2m_1_1Confusion.html#afe2d444f992a76d7342f5a0722c04f1d", null ]
];