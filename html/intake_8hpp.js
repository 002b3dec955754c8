var intake_8hpp =
[
    [ "m2m::grader::SubmittedFile", "structm2m_1_1grader_1_1SubmittedFile.html", "structm2m_1_1grader_1_1SubmittedFile" ],
    [ "check_directives", "intake_8hpp.html#abe75b92dcf5580b1b20131831d23a4f0", null ],
    [ "check_symbols", "intake_8hpp.html#a8be2db2c265975ec2f755a18b1956d86", null ],
    [ "check_words", "intake_8hpp.html#ad3062c7fe7a810c28120818814000125", null ],
    [ "own_text", "intake_8hpp.html#ac0e4eecd7cd0e880d24e5a4e1debe3aa", null ],
    [ "take_files", "intake_8hpp.html#adfcbd4a5cf5563be25b42c242422eb56", null ],
    [ "longest_source", "intake_8hpp.html#ab3dfad65e5c1bb9d54e62fe0af9ad4f6", null ]
];