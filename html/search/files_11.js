var searchData=
[
  ['race_5fcheck_2ehpp_0',['race_check.hpp',['../race__check_8hpp.html',1,'']]],
  ['random_2ehpp_1',['random.hpp',['../common_2base_2random_8hpp.html',1,'(Global Namespace)'],['../simt_2include_2simt_2random_8hpp.html',1,'(Global Namespace)']]],
  ['ranks_2ehpp_2',['ranks.hpp',['../ranks_8hpp.html',1,'']]],
  ['refused_2ehpp_3',['refused.hpp',['../refused_8hpp.html',1,'']]],
  ['register_5ftiled_2ecu_4',['register_tiled.cu',['../register__tiled_8cu.html',1,'']]],
  ['registers_2ehpp_5',['registers.hpp',['../registers_8hpp.html',1,'']]],
  ['replay_2ehpp_6',['replay.hpp',['../replay_8hpp.html',1,'']]],
  ['report_2ehpp_7',['report.hpp',['../report_8hpp.html',1,'']]],
  ['reports_2ehpp_8',['reports.hpp',['../reports_8hpp.html',1,'']]],
  ['result_5fformats_2ehpp_9',['result_formats.hpp',['../result__formats_8hpp.html',1,'']]],
  ['run_5ffile_2ehpp_10',['run_file.hpp',['../run__file_8hpp.html',1,'']]]
];
