var searchData=
[
  ['matmul_0',['Matmul',['../namespacem2m.html#a9eace1229439b616d5edf9efed4ea38f',1,'m2m']]],
  ['measurements_1',['Measurements',['../namespacesimt_1_1profile.html#a5381fcc90719aacd96d459655a771490',1,'simt::profile']]]
];
