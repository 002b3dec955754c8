var searchData=
[
  ['zipentry_0',['ZipEntry',['../structm2m_1_1grader_1_1ZipEntry.html',1,'m2m::grader']]]
];
