var dir_03e84c75363f93dcf1da71b73e81102d =
[
    [ "check", "dir_46b0375b1edd1cdc0e81265130b62f42.html", "dir_46b0375b1edd1cdc0e81265130b62f42" ],
    [ "count", "dir_30f86ac8ecc0df6d1238c329bb50e417.html", "dir_30f86ac8ecc0df6d1238c329bb50e417" ],
    [ "docs", "dir_e18cb7c3a92604dd9c06532db71060dd.html", "dir_e18cb7c3a92604dd9c06532db71060dd" ],
    [ "include", "dir_fe49dd2e169a89bb059f55b8c60dd3d9.html", "dir_fe49dd2e169a89bb059f55b8c60dd3d9" ],
    [ "observe", "dir_7d6fe4a52eb8ec0066e5ee4633658633.html", "dir_7d6fe4a52eb8ec0066e5ee4633658633" ],
    [ "profile", "dir_1a99b59b658eda6fc8559d05812f25e6.html", "dir_1a99b59b658eda6fc8559d05812f25e6" ]
];