var searchData=
[
  ['dataset_2ehpp_0',['dataset.hpp',['../dataset_8hpp.html',1,'']]],
  ['debugging_2ecu_1',['debugging.cu',['../debugging_8cu.html',1,'']]],
  ['device_2ehpp_2',['device.hpp',['../device_8hpp.html',1,'']]],
  ['device_5fmath_2ehpp_3',['device_math.hpp',['../device__math_8hpp.html',1,'']]],
  ['device_5fside_2ehpp_4',['device_side.hpp',['../device__side_8hpp.html',1,'']]],
  ['devices_2ehpp_5',['devices.hpp',['../devices_8hpp.html',1,'']]],
  ['digits_2ehpp_6',['digits.hpp',['../digits_8hpp.html',1,'']]],
  ['double_5fbuffered_2ecu_7',['double_buffered.cu',['../double__buffered_8cu.html',1,'']]]
];
