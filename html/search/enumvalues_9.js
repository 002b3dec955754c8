var searchData=
[
  ['json_0',['json',['../namespacem2m_1_1grader.html#aad0c63073466bd23e662b00df1b574e9a466deec76ecdf5fca6d38571f6324d54',1,'m2m::grader']]],
  ['junit_1',['junit',['../namespacem2m_1_1grader.html#aad0c63073466bd23e662b00df1b574e9a587fefe304b8e3505de89580432c5ddc',1,'m2m::grader']]]
];
