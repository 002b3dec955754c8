var searchData=
[
  ['idx_2ehpp_0',['idx.hpp',['../idx_8hpp.html',1,'']]],
  ['image_2ehpp_1',['image.hpp',['../image_8hpp.html',1,'']]],
  ['in_5fturns_2ehpp_2',['in_turns.hpp',['../in__turns_8hpp.html',1,'']]],
  ['initialisation_5fcheck_2ehpp_3',['initialisation_check.hpp',['../initialisation__check_8hpp.html',1,'']]],
  ['intake_2ehpp_4',['intake.hpp',['../intake_8hpp.html',1,'']]],
  ['interruption_2ehpp_5',['interruption.hpp',['../interruption_8hpp.html',1,'']]]
];
