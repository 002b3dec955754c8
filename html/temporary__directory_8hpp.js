var temporary__directory_8hpp =
[
    [ "m2m::TemporaryDirectory", "classm2m_1_1TemporaryDirectory.html", "classm2m_1_1TemporaryDirectory" ],
    [ "remove_abandoned_directories", "temporary__directory_8hpp.html#a36988960f8f8dbc09c0c70977ab056f2", null ]
];