var classm2m_1_1Timer =
[
    [ "Timer", "classm2m_1_1Timer.html#a313532a19154ae130cdfc2ea075aa539", null ],
    [ "reset", "classm2m_1_1Timer.html#a69c65b9b5fd791e8f0c8972ff8852003", null ],
    [ "seconds", "classm2m_1_1Timer.html#a38e74604800d898276b1f2323915976d", null ]
];