var stage_8hpp =
[
    [ "m2m::Stage", "structm2m_1_1Stage.html", "structm2m_1_1Stage" ],
    [ "Matmul", "stage_8hpp.html#a9eace1229439b616d5edf9efed4ea38f", null ],
    [ "Precision", "stage_8hpp.html#a0088a7928b3ee034115b17833ad4a0ce", [
      [ "float32", "stage_8hpp.html#a0088a7928b3ee034115b17833ad4a0cead33ec2b0bbea6d471a4706cea030e1e3", null ],
      [ "tf32", "stage_8hpp.html#a0088a7928b3ee034115b17833ad4a0ceae00ad49f2e4f0fda1539ae29b2aaef57", null ],
      [ "float16", "stage_8hpp.html#a0088a7928b3ee034115b17833ad4a0cea098e7844282e240fdee28a9dac11c1c6", null ],
      [ "bfloat16", "stage_8hpp.html#a0088a7928b3ee034115b17833ad4a0cea444fe01f3a7a54d1809aef0912846a47", null ]
    ] ],
    [ "Where", "stage_8hpp.html#aae60a816d6d17a70eee68f1409b54da9", [
      [ "host", "stage_8hpp.html#aae60a816d6d17a70eee68f1409b54da9a67b3dba8bc6778101892eb77249db32e", null ],
      [ "device", "stage_8hpp.html#aae60a816d6d17a70eee68f1409b54da9a913f9c49dcb544e2087cee284f4a00b7", null ]
    ] ],
    [ "input_roundoff", "stage_8hpp.html#a0a2bc92df7131c68b37a7e0cc8052f42", null ],
    [ "to_string", "stage_8hpp.html#a07295d5c25c2fab56b42e4ea2f90e19c", null ]
];