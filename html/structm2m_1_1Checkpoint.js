var structm2m_1_1Checkpoint =
[
    [ "correct", "structm2m_1_1Checkpoint.html#abe6253efce8dcc174bebf6c468df35d0", null ],
    [ "epochs", "structm2m_1_1Checkpoint.html#af7efe55acefd73b08beee521c8952097", null ],
    [ "first_moments", "structm2m_1_1Checkpoint.html#a897c5c48fbfb83b84d75e9d0b07ba9ef", null ],
    [ "identity", "structm2m_1_1Checkpoint.html#a62f85cc0d34fd01bea14e473675fc7ce", null ],
    [ "loss_sum", "structm2m_1_1Checkpoint.html#a5b22ccf1a89b2862d4f849a78dc508ca", null ],
    [ "place", "structm2m_1_1Checkpoint.html#a7a1748f0e625b2be75208d148bf38306", null ],
    [ "second_moments", "structm2m_1_1Checkpoint.html#ab2c747e610b4937e51efbb7b036603a6", null ],
    [ "seconds", "structm2m_1_1Checkpoint.html#a96570ac26e471085eafb8f57cb1db704", null ],
    [ "step_losses", "structm2m_1_1Checkpoint.html#a0b46a5fbfd9f2606e1664b85e1a9d2f7", null ],
    [ "weights", "structm2m_1_1Checkpoint.html#a588c7558e04beb51dc3aebea7d709416", null ]
];