var structsimt_1_1check_1_1Program =
[
    [ "base", "structsimt_1_1check_1_1Program.html#a13ca40f27ef98dfd86dddc393427703f", null ],
    [ "begin", "structsimt_1_1check_1_1Program.html#a774196299c67f8d4c845491dcbf4df90", null ],
    [ "end", "structsimt_1_1check_1_1Program.html#ae5120d4967a52fced31b6b99b3a678f3", null ],
    [ "file", "structsimt_1_1check_1_1Program.html#a2eadff87f12d85b8d72a36df8a6a8801", null ]
];