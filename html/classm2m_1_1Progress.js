var classm2m_1_1Progress =
[
    [ "~Progress", "classm2m_1_1Progress.html#a7d67f515d67ab8eb7e788bcfd271cfd6", null ],
    [ "epoch", "classm2m_1_1Progress.html#ad06c6e74b393e55c1906db8cb3c7c289", null ],
    [ "estimate", "classm2m_1_1Progress.html#aa1b1f5f4b3ae800c03e9730f3a10619b", null ],
    [ "finish", "classm2m_1_1Progress.html#ae07b1431e29e39cb2ad623c80d5f6917", null ],
    [ "start", "classm2m_1_1Progress.html#ad72928066f03f9cb74ceb13f4d2f6164", null ],
    [ "update", "classm2m_1_1Progress.html#a38d5c81bd13b85e289a80e9e95061309", null ]
];