var team_8hpp =
[
    [ "m2m::Team", "classm2m_1_1Team.html", "classm2m_1_1Team" ],
    [ "share_of", "team_8hpp.html#a392992c25d42b6e56742cd8ae3581029", null ]
];