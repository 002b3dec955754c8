var searchData=
[
  ['_5fm_5fcolumn_0',['_M_column',['../structstd_1_1source__location_1_1____impl.html#adc4710e4718dfa68a85b7a9243b475e2',1,'std::source_location::__impl']]],
  ['_5fm_5ffile_5fname_1',['_M_file_name',['../structstd_1_1source__location_1_1____impl.html#afb00b3b3804c70e546cd1fd508cc9bd6',1,'std::source_location::__impl']]],
  ['_5fm_5ffunction_5fname_2',['_M_function_name',['../structstd_1_1source__location_1_1____impl.html#a4785867774edb2480482534af0384b52',1,'std::source_location::__impl']]],
  ['_5fm_5fline_3',['_M_line',['../structstd_1_1source__location_1_1____impl.html#a738004c5f04a18466cb075dd51708ce2',1,'std::source_location::__impl']]]
];
