var searchData=
[
  ['warp_2ehpp_0',['warp.hpp',['../warp_8hpp.html',1,'']]],
  ['warp_5faccess_2ehpp_1',['warp_access.hpp',['../warp__access_8hpp.html',1,'']]],
  ['warp_5fcall_2ehpp_2',['warp_call.hpp',['../warp__call_8hpp.html',1,'']]],
  ['weights_2ehpp_3',['weights.hpp',['../weights_8hpp.html',1,'']]],
  ['whole_5fvectors_2ehpp_4',['whole_vectors.hpp',['../whole__vectors_8hpp.html',1,'']]],
  ['wire_2ehpp_5',['wire.hpp',['../wire_8hpp.html',1,'']]],
  ['wmma_2ecu_6',['wmma.cu',['../wmma_8cu.html',1,'']]],
  ['words_2ehpp_7',['words.hpp',['../words_8hpp.html',1,'']]],
  ['world_2ehpp_8',['world.hpp',['../world_8hpp.html',1,'']]]
];
