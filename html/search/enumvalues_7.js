var searchData=
[
  ['hidden_0',['hidden',['../namespacem2m.html#a30075e97a14b452326ed8e90ed478772a662f707d5491e9bce8238a6c0be92190',1,'m2m']]],
  ['host_1',['host',['../namespacem2m.html#aae60a816d6d17a70eee68f1409b54da9a67b3dba8bc6778101892eb77249db32e',1,'m2m::host()'],['../namespacesimt_1_1check.html#a60077b634850628020d4365243ebef2ea67b3dba8bc6778101892eb77249db32e',1,'simt::check::host()'],['../namespacesimt.html#aca4009e76d6ed0dc6e75faff53286b08a67b3dba8bc6778101892eb77249db32e',1,'simt::host()']]]
];
