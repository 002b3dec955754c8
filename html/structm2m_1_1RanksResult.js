var structm2m_1_1RanksResult =
[
    [ "output", "structm2m_1_1RanksResult.html#acb2d1d7ec2dde603aec3fab2fd31f690", null ],
    [ "status", "structm2m_1_1RanksResult.html#a90672bbf4ffcc58ac25e5fbd4bc9d3bf", null ]
];