var timer_8hpp =
[
    [ "m2m::Timer", "classm2m_1_1Timer.html", "classm2m_1_1Timer" ]
];