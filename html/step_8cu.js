var step_8cu =
[
    [ "m2m::streams::TrainingStep::Parts", "structm2m_1_1streams_1_1TrainingStep_1_1Parts.html", "structm2m_1_1streams_1_1TrainingStep_1_1Parts" ]
];