var searchData=
[
  ['b_0',['B',['../namespacem2m_1_1cublas.html#ae938f872169653096964a7d0245044d3a9d5ed678fe57bcca610140957afab571',1,'m2m::cublas']]],
  ['b4e_1',['b4e',['../namespacesimt_1_1ptx.html#a5d956496356a8176d328d4218a2a3d07aae2cef1cbe80fb30a86d4ffd2c2273c1',1,'simt::ptx']]],
  ['bank_5fconflict_2',['bank_conflict',['../namespacesimt_1_1profile.html#aaf342578e84113c7a11b37488fac5a90afe439a938fa937adec0266542c4210e3',1,'simt::profile']]],
  ['barrier_3',['barrier',['../namespacesimt_1_1check.html#ad09f7f56854d289e36ebdf80563992f3afa9c8ab925b4a1cd4c75b1886fac8f61',1,'simt::check']]],
  ['barrier_5ferror_4',['barrier_error',['../namespacesimt.html#a4b23523b34bed3f84c93264d28c79d0aa379fa549d8ad7bf40b5917dfcde4cf56',1,'simt']]],
  ['bf16_5',['bf16',['../namespacesimt.html#abf27eeb016ba8c4046181518b41e10d7afe2904d9fb3b0f4a81c92b03dec11424',1,'simt']]],
  ['bfloat16_6',['bfloat16',['../namespacem2m.html#a0088a7928b3ee034115b17833ad4a0cea444fe01f3a7a54d1809aef0912846a47',1,'m2m']]],
  ['bfly_7',['bfly',['../namespacesimt_1_1ptx.html#ac9a28188fc82f07167c6c77a7f622059aa173e030fd3e1fc4f3101e10ecb18dea',1,'simt::ptx']]],
  ['block_8',['block',['../namespacesimt_1_1count_1_1word.html#a56fd62ad8458b70c19fb0a8f78b58897a14511f2f5564650d129ca7cabc333278',1,'simt::count::word']]],
  ['block_5fsize_9',['block_size',['../namespacesimt_1_1profile.html#aaf342578e84113c7a11b37488fac5a90a471827d86551eb9b51f054d563c85636',1,'simt::profile']]]
];
