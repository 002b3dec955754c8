var searchData=
[
  ['gemm_5fex_2ecu_0',['gemm_ex.cu',['../gemm__ex_8cu.html',1,'']]],
  ['gemm_5fex_5fhalf_2ecu_1',['gemm_ex_half.cu',['../gemm__ex__half_8cu.html',1,'']]],
  ['gpus_2ehpp_2',['gpus.hpp',['../gpus_8hpp.html',1,'']]],
  ['grade_2ehpp_3',['grade.hpp',['../grade_8hpp.html',1,'']]],
  ['grid_2ehpp_4',['grid.hpp',['../grid_8hpp.html',1,'']]],
  ['group_5fcopy_2ehpp_5',['group_copy.hpp',['../group__copy_8hpp.html',1,'']]]
];
