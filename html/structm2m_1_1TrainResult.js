var structm2m_1_1TrainResult =
[
    [ "all_steps", "structm2m_1_1TrainResult.html#ac9fddbbd9f037d913986d41aab6e67b5", null ],
    [ "device", "structm2m_1_1TrainResult.html#aaa1192fa48d5a9e798db88742ea5e480", null ],
    [ "epochs", "structm2m_1_1TrainResult.html#a41c0d5fa12eaa614ae8238cf90e1c2ba", null ],
    [ "finished", "structm2m_1_1TrainResult.html#abcc0033e6a660271db51ae9e433895e7", null ],
    [ "reached", "structm2m_1_1TrainResult.html#a8ae70140ff02c3eb43ea3bdf58318672", null ],
    [ "step_losses", "structm2m_1_1TrainResult.html#ab1dfac3ad1832cf08d4f9ecb4f1dd213", null ],
    [ "steps", "structm2m_1_1TrainResult.html#ab9da3cc33c65163d68cb01c3bff47b16", null ],
    [ "stopped", "structm2m_1_1TrainResult.html#a3e7ac64729a4dfb09d7ecd2f49963e99", null ],
    [ "test", "structm2m_1_1TrainResult.html#a790565c8616c3c19fbbc835fc57b72ce", null ],
    [ "weights", "structm2m_1_1TrainResult.html#ae93832d207c1f2c1fa58c016179480de", null ]
];