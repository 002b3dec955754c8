var searchData=
[
  ['object_5ffile_2ehpp_0',['object_file.hpp',['../object__file_8hpp.html',1,'']]],
  ['observer_2ehpp_1',['observer.hpp',['../observer_8hpp.html',1,'']]],
  ['operations_2ehpp_2',['operations.hpp',['../operations_8hpp.html',1,'']]],
  ['operations_5fcuda_2ecu_3',['operations_cuda.cu',['../operations__cuda_8cu.html',1,'']]],
  ['order_2ehpp_4',['order.hpp',['../order_8hpp.html',1,'']]],
  ['outputs_2ehpp_5',['outputs.hpp',['../outputs_8hpp.html',1,'']]]
];
