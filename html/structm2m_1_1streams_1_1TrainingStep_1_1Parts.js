var structm2m_1_1streams_1_1TrainingStep_1_1Parts =
[
    [ "Parts", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#ad95a870d58c215947e8c713a129fe1b3", null ],
    [ "~Parts", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#a86c248b29a2d87cbdbe4f2f85ca31de2", null ],
    [ "batch", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#a35420fa491a8dfc774e0096fec2f4118", null ],
    [ "count", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#a83a62747a39b20e3b5282176c3a34c23", null ],
    [ "exec", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#aa821b043680b9d684b2766582e10bf3b", null ],
    [ "graph", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#aa2fa06aaadacac9ad7a8124a38b5dada", null ],
    [ "images", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#ac105572c8d5735a709b688985bb8c0bd", null ],
    [ "labels", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#ac83726763c6306af6f0838f97f993463", null ],
    [ "losses", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#a9394f8ea3cc68912fd3f10752712b0c5", null ],
    [ "mlp", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#a464cbdee90ba04fbadeea8da1c7186c2", null ],
    [ "number", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#afeff382701f87ba1db16ac1e7c9b2e52", null ],
    [ "operations", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#a63e9c491931d537a48e5e8a0634934cb", null ],
    [ "predicted", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#abeb4c3069ce2fa5d1ff8075ecba5cff5", null ],
    [ "stream", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html#aa2be236c9411f00652e5fdf974e3001d", null ]
];