var searchData=
[
  ['_5f_5fimpl_0',['__impl',['../structstd_1_1source__location_1_1____impl.html',1,'std::source_location']]]
];
