var searchData=
[
  ['variable_2ehpp_0',['variable.hpp',['../variable_8hpp.html',1,'']]],
  ['vector_5ffunctions_2ehpp_1',['vector_functions.hpp',['../vector__functions_8hpp.html',1,'']]],
  ['vectorized_2ecu_2',['vectorized.cu',['../vectorized_8cu.html',1,'']]],
  ['versions_2ehpp_3',['versions.hpp',['../versions_8hpp.html',1,'']]]
];
