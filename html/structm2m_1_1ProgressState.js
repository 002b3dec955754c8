var structm2m_1_1ProgressState =
[
    [ "accuracy", "structm2m_1_1ProgressState.html#ad41bea52726d5f0023e0489958cfd84b", null ],
    [ "epoch", "structm2m_1_1ProgressState.html#a68d852041a283d29f12dd5d1327da068", null ],
    [ "epoch_done", "structm2m_1_1ProgressState.html#af698aaf82e15cfe26a2a9349d787937b", null ],
    [ "epochs", "structm2m_1_1ProgressState.html#ac6bf11bdc9be0aa9d7de0a430e5fd0df", null ],
    [ "images_per_second", "structm2m_1_1ProgressState.html#adbaa9cc5b0612bc746d7105044d646e1", null ],
    [ "loss", "structm2m_1_1ProgressState.html#a163ec8e61b767909716bd3fea0397bc6", null ],
    [ "seconds_left", "structm2m_1_1ProgressState.html#a06a36f5a0839ec471fcb292f2356eea6", null ],
    [ "step", "structm2m_1_1ProgressState.html#a91cbdd3b2e5cbe00f11168d3b95b05f8", null ],
    [ "steps", "structm2m_1_1ProgressState.html#adfac736e5fdfa4122ed729827dcae3a9", null ]
];