var dir_9ee29d9dbaa081a36ae4d8ab3f6e9880 =
[
    [ "progress.hpp", "progress_8hpp.html", "progress_8hpp" ]
];