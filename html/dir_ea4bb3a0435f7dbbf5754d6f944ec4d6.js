var dir_ea4bb3a0435f7dbbf5754d6f944ec4d6 =
[
    [ "command_line.hpp", "command__line_8hpp.html", "command__line_8hpp" ]
];