var searchData=
[
  ['advice_2ehpp_0',['advice.hpp',['../check_2advice_8hpp.html',1,'(Global Namespace)'],['../profile_2advice_8hpp.html',1,'(Global Namespace)']]],
  ['api_2edox_1',['api.dox',['../api_8dox.html',1,'']]],
  ['async_5fcopy_2ehpp_2',['async_copy.hpp',['../async__copy_8hpp.html',1,'']]],
  ['atomic_2ehpp_3',['atomic.hpp',['../atomic_8hpp.html',1,'']]]
];
