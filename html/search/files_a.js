var searchData=
[
  ['kernel_5fregistry_2ehpp_0',['kernel_registry.hpp',['../kernel__registry_8hpp.html',1,'']]]
];
