var searchData=
[
  ['quick_5fcmath_2ehpp_0',['quick_cmath.hpp',['../quick__cmath_8hpp.html',1,'']]]
];
