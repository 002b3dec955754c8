var searchData=
[
  ['unsignedof_0',['UnsignedOf',['../structsimt_1_1UnsignedOf.html',1,'simt']]],
  ['unsignedof_3c_201_20_3e_1',['UnsignedOf&lt; 1 &gt;',['../structsimt_1_1UnsignedOf_3_011_01_4.html',1,'simt']]],
  ['unsignedof_3c_202_20_3e_2',['UnsignedOf&lt; 2 &gt;',['../structsimt_1_1UnsignedOf_3_012_01_4.html',1,'simt']]],
  ['unsignedof_3c_204_20_3e_3',['UnsignedOf&lt; 4 &gt;',['../structsimt_1_1UnsignedOf_3_014_01_4.html',1,'simt']]],
  ['unsignedof_3c_208_20_3e_4',['UnsignedOf&lt; 8 &gt;',['../structsimt_1_1UnsignedOf_3_018_01_4.html',1,'simt']]],
  ['usageerror_5',['UsageError',['../structm2m_1_1UsageError.html',1,'m2m']]]
];
