var searchData=
[
  ['handler_0',['Handler',['../namespacem2m_1_1grader_1_1host.html#aee0b925eb222374d95d75fc885f6f32a',1,'m2m::grader::host']]]
];
