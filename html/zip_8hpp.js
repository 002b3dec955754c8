var zip_8hpp =
[
    [ "m2m::grader::ZipEntry", "structm2m_1_1grader_1_1ZipEntry.html", "structm2m_1_1grader_1_1ZipEntry" ],
    [ "zipped", "zip_8hpp.html#a7aec690067167df54dec91947f48826e", null ]
];