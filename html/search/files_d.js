var searchData=
[
  ['naive_2ecu_0',['naive.cu',['../naive_8cu.html',1,'']]],
  ['nccl_5fteam_2ecu_1',['nccl_team.cu',['../nccl__team_8cu.html',1,'']]]
];
