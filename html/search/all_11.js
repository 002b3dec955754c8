var searchData=
[
  ['quality_0',['quality',['../structsimt_1_1profile_1_1Figure.html#ae00e0bbc09ec03d40f6b4c54a8a2fa7e',1,'simt::profile::Figure']]],
  ['quick_5fcmath_2ehpp_1',['quick_cmath.hpp',['../quick__cmath_8hpp.html',1,'']]],
  ['quit_2',['quit',['../classcuda_1_1pipeline.html#a7e65981dc743aa9c1b1f758c5a73f5ec',1,'cuda::pipeline']]]
];
