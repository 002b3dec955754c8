var seccomp_8hpp =
[
    [ "Role", "seccomp_8hpp.html#a879ff5075f13541513d17651b760c119", [
      [ "program", "seccomp_8hpp.html#a879ff5075f13541513d17651b760c119aa9c449d4fa44e9e5a41c574ae55ce4d9", null ],
      [ "parent", "seccomp_8hpp.html#a879ff5075f13541513d17651b760c119ad0e45878043844ffc41aac437e86b602", null ],
      [ "compiler", "seccomp_8hpp.html#a879ff5075f13541513d17651b760c119a87f75ce3f908a819a9a2c77ffeffcc38", null ]
    ] ],
    [ "seccomp_filter", "seccomp_8hpp.html#a49045672106a4faf8dd88fa98571e2d3", null ],
    [ "set_own_pid", "seccomp_8hpp.html#a868eed06158b435bd6bfdc2faff7909d", null ]
];