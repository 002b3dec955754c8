var searchData=
[
  ['barrier_0',['barrier',['../namespacecuda_1_1std.html#a1af10ecb6a78dc5de1a44708e8aba7ec',1,'cuda::std']]],
  ['binary_5fsemaphore_1',['binary_semaphore',['../namespacecuda.html#aaaa855e260d5f4612c03252643cd4748',1,'cuda::binary_semaphore()'],['../namespacecuda_1_1std.html#a6ab708bc49b04bb6c8cf6df5b7578f8d',1,'cuda::std::binary_semaphore()']]],
  ['bits_2',['Bits',['../structsimt_1_1ptx_1_1As.html#a9f72a2aa715318f452301ab0737291fd',1,'simt::ptx::As::Bits()'],['../structsimt_1_1ptx_1_1As_3_01f32_01_4.html#a6f61715a39cedafe97dd7e6dcd25de33',1,'simt::ptx::As&lt; f32 &gt;::Bits()'],['../structsimt_1_1ptx_1_1As_3_01f64_01_4.html#a7d1aeaf207d716a590d397da9341f8ed',1,'simt::ptx::As&lt; f64 &gt;::Bits()'],['../structsimt_1_1ptx_1_1As_3_01f16_01_4.html#a437fc4c6555273a1b90cec5467b7e962',1,'simt::ptx::As&lt; f16 &gt;::Bits()'],['../structsimt_1_1ptx_1_1As_3_01bf16_01_4.html#a48e434419317b8bf37d354494ef4b54b',1,'simt::ptx::As&lt; bf16 &gt;::Bits()']]],
  ['bits_5ffor_3',['bits_for',['../namespacesimt_1_1ptx.html#aed9bb0addc46a932b45586caca7aa372',1,'simt::ptx']]],
  ['bits_5fof_4',['bits_of',['../namespacesimt.html#a9eec95376871d9d58d94531e5ddb6df4',1,'simt']]]
];
