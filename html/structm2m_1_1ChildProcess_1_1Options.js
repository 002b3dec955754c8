var structm2m_1_1ChildProcess_1_1Options =
[
    [ "grace", "structm2m_1_1ChildProcess_1_1Options.html#a81e701daf61e404dbfcab8ae37f35344", null ],
    [ "own_session", "structm2m_1_1ChildProcess_1_1Options.html#a9cb49dde4ca5f25f7eeb8b0bdef7b6db", null ]
];