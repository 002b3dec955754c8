var searchData=
[
  ['variable_0',['variable',['../namespacesimt.html#aca4009e76d6ed0dc6e75faff53286b08ae04aa5104d082e4a51d241391941ba26',1,'simt']]],
  ['volatile_5fread_1',['volatile_read',['../namespacesimt_1_1check.html#a60ed6d19e7004ce6fac912c105213ea9aba8d8b3c3361345d89ab7ded3222ec93',1,'simt::check']]],
  ['volatile_5fwrite_2',['volatile_write',['../namespacesimt_1_1check.html#a60ed6d19e7004ce6fac912c105213ea9aab595bf62e51c19028f12925d2b8266e',1,'simt::check']]],
  ['volume_3',['volume',['../namespacesimt.html#a46a45f88dcbfa28ce89ebf2ccc1aa516a210ab9e731c9c36c2c38db15c28a8d1c',1,'simt']]]
];
