var searchData=
[
  ['quality_0',['quality',['../structsimt_1_1profile_1_1Figure.html#ae00e0bbc09ec03d40f6b4c54a8a2fa7e',1,'simt::profile::Figure']]]
];
