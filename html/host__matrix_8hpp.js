var host__matrix_8hpp =
[
    [ "m2m::HostMatrix", "classm2m_1_1HostMatrix.html", "classm2m_1_1HostMatrix" ]
];