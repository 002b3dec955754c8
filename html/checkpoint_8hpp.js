var checkpoint_8hpp =
[
    [ "m2m::Checkpoint", "structm2m_1_1Checkpoint.html", "structm2m_1_1Checkpoint" ],
    [ "load_checkpoint", "checkpoint_8hpp.html#a9499cb0a011fe9552193e3d7ab8d41f2", null ],
    [ "require_same_training", "checkpoint_8hpp.html#aa5fb3478873397f05489641d42de2c35", null ],
    [ "save_checkpoint", "checkpoint_8hpp.html#a177492e8e645c2129db0d6f08278c5d2", null ],
    [ "training_identity", "checkpoint_8hpp.html#a85351854a0344fe9e0fec3ac1b9381be", null ]
];