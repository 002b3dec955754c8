var searchData=
[
  ['machine_2ehpp_0',['machine.hpp',['../chapters_200__your__machine_2machine_8hpp.html',1,'(Global Namespace)'],['../common_2base_2machine_8hpp.html',1,'(Global Namespace)']]],
  ['matrix_5funit_2ehpp_1',['matrix_unit.hpp',['../matrix__unit_8hpp.html',1,'']]],
  ['measure_2ehpp_2',['measure.hpp',['../measure_8hpp.html',1,'']]],
  ['memory_2ehpp_3',['memory.hpp',['../memory_8hpp.html',1,'']]],
  ['memory_5faccess_2ehpp_4',['memory_access.hpp',['../memory__access_8hpp.html',1,'']]],
  ['memory_5fcheck_2ehpp_5',['memory_check.hpp',['../memory__check_8hpp.html',1,'']]],
  ['memory_5fparts_2ehpp_6',['memory_parts.hpp',['../memory__parts_8hpp.html',1,'']]],
  ['mlp_2ehpp_7',['mlp.hpp',['../mlp_8hpp.html',1,'']]],
  ['mma_2ecu_8',['mma.cu',['../mma_8cu.html',1,'']]]
];
