var searchData=
[
  ['landlock_2ehpp_0',['landlock.hpp',['../landlock_8hpp.html',1,'']]],
  ['launch_2ehpp_1',['launch.hpp',['../launch_8hpp.html',1,'']]],
  ['limits_2ehpp_2',['limits.hpp',['../limits_8hpp.html',1,'']]],
  ['log_2ehpp_3',['log.hpp',['../log_8hpp.html',1,'']]]
];
