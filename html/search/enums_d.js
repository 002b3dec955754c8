var searchData=
[
  ['where_0',['Where',['../namespacem2m.html#aae60a816d6d17a70eee68f1409b54da9',1,'m2m']]]
];
