var dir_36e8be043a0eb313abece34e383114b0 =
[
    [ "calibration.hpp", "calibration_8hpp.html", "calibration_8hpp" ],
    [ "checkpoint.hpp", "checkpoint_8hpp.html", "checkpoint_8hpp" ],
    [ "claim.hpp", "chapters_206__mnist__mlp_2program_2claim_8hpp.html", "chapters_206__mnist__mlp_2program_2claim_8hpp" ],
    [ "evaluation.hpp", "evaluation_8hpp.html", "evaluation_8hpp" ],
    [ "interruption.hpp", "interruption_8hpp.html", "interruption_8hpp" ],
    [ "pictures.hpp", "pictures_8hpp.html", "pictures_8hpp" ],
    [ "placement.hpp", "placement_8hpp.html", "placement_8hpp" ],
    [ "team.hpp", "team_8hpp.html", "team_8hpp" ],
    [ "train_program.hpp", "train__program_8hpp.html", "train__program_8hpp" ],
    [ "trainer.hpp", "trainer_8hpp.html", "trainer_8hpp" ]
];