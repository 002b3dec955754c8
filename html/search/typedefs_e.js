var searchData=
[
  ['value_0',['Value',['../structsimt_1_1ptx_1_1As.html#a5e4ed41ff12a477292b49476aaebdd98',1,'simt::ptx::As::Value()'],['../structsimt_1_1ptx_1_1As_3_01f32_01_4.html#a69e5b61ca538149342555085c283545c',1,'simt::ptx::As&lt; f32 &gt;::Value()'],['../structsimt_1_1ptx_1_1As_3_01f64_01_4.html#a1721f34eab06d4669d8b3f9bb12f397d',1,'simt::ptx::As&lt; f64 &gt;::Value()'],['../structsimt_1_1ptx_1_1As_3_01f16_01_4.html#a6309f4bbc10535d2f1ebf60ac1d40d9f',1,'simt::ptx::As&lt; f16 &gt;::Value()'],['../structsimt_1_1ptx_1_1As_3_01bf16_01_4.html#aa98ecf73afc10269481737daa535e6de',1,'simt::ptx::As&lt; bf16 &gt;::Value()']]]
];
