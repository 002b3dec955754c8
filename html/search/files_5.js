var searchData=
[
  ['fetch_2ehpp_0',['fetch.hpp',['../fetch_8hpp.html',1,'']]],
  ['file_2ehpp_1',['file.hpp',['../file_8hpp.html',1,'']]],
  ['finding_2ehpp_2',['finding.hpp',['../finding_8hpp.html',1,'']]],
  ['flops_2ehpp_3',['flops.hpp',['../flops_8hpp.html',1,'']]],
  ['forwarding_2ehpp_4',['forwarding.hpp',['../forwarding_8hpp.html',1,'']]],
  ['fused_2ecu_5',['fused.cu',['../fused_8cu.html',1,'']]],
  ['fused_5foperations_2ehpp_6',['fused_operations.hpp',['../fused__operations_8hpp.html',1,'']]]
];
