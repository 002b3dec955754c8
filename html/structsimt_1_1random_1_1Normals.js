var structsimt_1_1random_1_1Normals =
[
    [ "first", "structsimt_1_1random_1_1Normals.html#a554e712c216d4535905fa69b2db28fca", null ],
    [ "second", "structsimt_1_1random_1_1Normals.html#a6d0f7e6ff06c3fd454965235f3d9e5b5", null ]
];