var searchData=
[
  ['half_5foperations_2ehpp_0',['half_operations.hpp',['../half__operations_8hpp.html',1,'']]],
  ['halves_2ehpp_1',['halves.hpp',['../halves_8hpp.html',1,'']]],
  ['handle_2ehpp_2',['handle.hpp',['../handle_8hpp.html',1,'']]],
  ['host_2ehpp_3',['host.hpp',['../host_8hpp.html',1,'']]],
  ['host_5fmatrix_2ehpp_4',['host_matrix.hpp',['../host__matrix_8hpp.html',1,'']]]
];
