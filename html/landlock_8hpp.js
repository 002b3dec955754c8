var landlock_8hpp =
[
    [ "landlock_enter", "landlock_8hpp.html#a621c721a6db9e76c16c25517e39a8f72", null ],
    [ "landlock_rules", "landlock_8hpp.html#a43fad2861bb89a4e6d95e248087dbaa9", null ],
    [ "landlock_version", "landlock_8hpp.html#a755472a071a0401609da7dd701a21fca", null ]
];