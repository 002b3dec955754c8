var interruption_8hpp =
[
    [ "m2m::Interruption", "classm2m_1_1Interruption.html", "classm2m_1_1Interruption" ]
];