var searchData=
[
  ['code_0',['Code',['../namespacesimt_1_1check.html#a60077b634850628020d4365243ebef2e',1,'simt::check']]],
  ['compare_1',['Compare',['../namespacesimt_1_1ptx.html#a38ae9b51997bceeb3ca777b92b184e81',1,'simt::ptx']]],
  ['cudachannelformatkind_2',['cudaChannelFormatKind',['../texture__api_8hpp.html#a58ba78f44b37eaf1a98ad2c116132c58',1,'texture_api.hpp']]],
  ['cudaresourcetype_3',['cudaResourceType',['../texture__api_8hpp.html#a720bb51eed886f2a66d3dd921feb72c0',1,'texture_api.hpp']]],
  ['cudaresourceviewformat_4',['cudaResourceViewFormat',['../texture__api_8hpp.html#a4819ec21682930c4b21f96df7bf456f6',1,'texture_api.hpp']]]
];
