var step_8hpp =
[
    [ "m2m::streams::TrainingStep", "classm2m_1_1streams_1_1TrainingStep.html", "classm2m_1_1streams_1_1TrainingStep" ]
];