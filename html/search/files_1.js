var searchData=
[
  ['barrier_2ehpp_0',['barrier.hpp',['../barrier_8hpp.html',1,'']]],
  ['barrier_5fcheck_2ehpp_1',['barrier_check.hpp',['../barrier__check_8hpp.html',1,'']]],
  ['break_5feven_2ehpp_2',['break_even.hpp',['../break__even_8hpp.html',1,'']]]
];
