var searchData=
[
  ['zip_2ehpp_0',['zip.hpp',['../zip_8hpp.html',1,'']]]
];
