var searchData=
[
  ['xml_5fescape_0',['xml_escape',['../namespacem2m.html#ab8f54c028334bf33cbb9b544eec2745e',1,'m2m::xml_escape()'],['../namespacesimt_1_1profile.html#a305de5ce262843ff81edcaf2ad365916',1,'simt::profile::xml_escape()']]],
  ['xorwow_1',['xorwow',['../namespacesimt_1_1random.html#a20370c42a9e4aa5722368acc5fa494f6',1,'simt::random']]]
];
