var structm2m_1_1TrainOptions =
[
    [ "backend", "structm2m_1_1TrainOptions.html#a0bd75b86dd88545eda0db578fbaa49ca", null ],
    [ "batch", "structm2m_1_1TrainOptions.html#a353297602673c98ede41017f377474ca", null ],
    [ "checkpoint", "structm2m_1_1TrainOptions.html#acb599b8b86bd4bfef4d2a20751a12955", null ],
    [ "checkpoint_seconds", "structm2m_1_1TrainOptions.html#a9f788c595d38275a419272989f5cbba4", null ],
    [ "checkpoint_steps", "structm2m_1_1TrainOptions.html#a04580459b82ad16d1302ee981af862ac", null ],
    [ "device", "structm2m_1_1TrainOptions.html#aec79c46611d58b59e32865ac872348e3", null ],
    [ "epochs", "structm2m_1_1TrainOptions.html#abc1788b8e1431f5b4739c1a7a1666889", null ],
    [ "estimate_seconds", "structm2m_1_1TrainOptions.html#a858b7edfba82e539b5fdd966f05bfbaa", null ],
    [ "fused", "structm2m_1_1TrainOptions.html#a4809a1165bfc3a9a74459e66c29a9111", null ],
    [ "hidden", "structm2m_1_1TrainOptions.html#aa226868c8c2a0c3308f733bf173e2705", null ],
    [ "learning_rate", "structm2m_1_1TrainOptions.html#ac291a34b0b888e4dafb13f71f4481cbb", null ],
    [ "placement", "structm2m_1_1TrainOptions.html#a0f0d96ca53ba27feab467596d750cb97", null ],
    [ "resume", "structm2m_1_1TrainOptions.html#a8bc9e4991fd33e70df9bbdfa538b8871", null ],
    [ "save", "structm2m_1_1TrainOptions.html#aed0729d0789c85200610553bf74bb3b9", null ],
    [ "seed", "structm2m_1_1TrainOptions.html#a18a733dfa2dbb5e10e2d80b67f3fee5d", null ],
    [ "stop_after_steps", "structm2m_1_1TrainOptions.html#a96e4e3eae76210719cdf47b790d3adbe", null ],
    [ "stop_asked", "structm2m_1_1TrainOptions.html#a125758d59e7ef580bb853d8168002257", null ],
    [ "until", "structm2m_1_1TrainOptions.html#ac29df3c756f9fff3e1f14b711fd326b1", null ]
];