var file_8hpp =
[
    [ "read_file", "file_8hpp.html#ab784c50114ff2078fb1fd08fdf618330", null ],
    [ "write_file", "file_8hpp.html#a8e61d2647e2a2675578e175c2e7f84dd", null ]
];