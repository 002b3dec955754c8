var searchData=
[
  ['editor_2ehpp_0',['editor.hpp',['../editor_8hpp.html',1,'']]],
  ['ending_2ehpp_1',['ending.hpp',['../ending_8hpp.html',1,'']]],
  ['entry_5fpoints_2ehpp_2',['entry_points.hpp',['../entry__points_8hpp.html',1,'']]],
  ['error_2ehpp_3',['error.hpp',['../error_8hpp.html',1,'']]],
  ['error_5flist_2ehpp_4',['error_list.hpp',['../error__list_8hpp.html',1,'']]],
  ['evaluation_2ehpp_5',['evaluation.hpp',['../evaluation_8hpp.html',1,'']]],
  ['execution_2ehpp_6',['execution.hpp',['../execution_8hpp.html',1,'']]],
  ['experiment_2ehpp_7',['experiment.hpp',['../experiment_8hpp.html',1,'']]]
];
