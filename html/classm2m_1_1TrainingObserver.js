var classm2m_1_1TrainingObserver =
[
    [ "~TrainingObserver", "classm2m_1_1TrainingObserver.html#a66b999e441634b379f80bad4d4ce1b70", null ],
    [ "epoch_begins", "classm2m_1_1TrainingObserver.html#a9616bc84d4d810fcd228fd6e533d69d9", null ],
    [ "epoch_ends", "classm2m_1_1TrainingObserver.html#ad33e6c96929ef465698d2c1115431270", null ],
    [ "gradients_found", "classm2m_1_1TrainingObserver.html#ab89e38290d105da443149bf245eb288c", null ],
    [ "share", "classm2m_1_1TrainingObserver.html#a3f2061cb6b06157f5f14635fe1cc9571", null ],
    [ "step_ends", "classm2m_1_1TrainingObserver.html#ac491b3be6d606d6a0908f195ff4a12c4", null ]
];