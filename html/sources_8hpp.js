var sources_8hpp =
[
    [ "simt::profile::Sources", "classsimt_1_1profile_1_1Sources.html", "classsimt_1_1profile_1_1Sources" ],
    [ "printable", "sources_8hpp.html#a16d6f73f697dd248382ab4fcc734f48b", null ],
    [ "shown_path", "sources_8hpp.html#a9e69836d9606b0d75babaf9c852c9155", null ],
    [ "xml_escape", "sources_8hpp.html#a305de5ce262843ff81edcaf2ad365916", null ]
];